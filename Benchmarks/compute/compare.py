"""Measures the compute library beside PyTorch, ONNX Runtime and JAX, and writes RESULTS.md.

    ./setup.sh && swift build -c release && .venv/bin/python compare.py

Every contestant is a process of its own that stays alive. For each case they are asked in turn,
several rounds of a fraction of a second, so that all see the same state of the machine. Reported
is the least time of a call, which other programs disturb least, and the median of the calls.
"""

import argparse
import json
import os
import subprocess
import sys

# name: batch, features, channels, height, width, kernel, stride, padding, output padding.
# Features are the input of the transposed convolution, channels its output.
CASES = {
    "dcgan0": (1, 100, 512, 1, 1, 4, 1, 0, 0),
    "dcgan1": (1, 512, 256, 4, 4, 4, 2, 1, 0),
    "dcgan2": (1, 256, 128, 8, 8, 4, 2, 1, 0),
    "dcgan3": (1, 128, 64, 16, 16, 4, 2, 1, 0),
    "dcgan4": (1, 64, 3, 32, 32, 4, 2, 1, 0),
    "unet-up": (1, 1024, 512, 28, 28, 2, 2, 0, 0),
    "fcn32": (1, 21, 21, 16, 16, 64, 32, 16, 0),
    "k3s2-7x7x4": (1, 4, 8, 7, 7, 3, 2, 1, 1),
    "k3s2-64x64x64": (1, 64, 64, 64, 64, 3, 2, 1, 1),
    "tiny-2x2": (1, 1, 1, 2, 2, 2, 1, 0, 0),
    "tiny-3x3-s2": (1, 1, 1, 3, 3, 3, 2, 1, 0),
}
# Convolutions, read from channels to features: batch, features, channels, height, width of the
# features, and the rest as above.
CONVOLUTIONS = {
    "unet-conv-1": (1, 512, 1024, 56, 56, 3, 1, 1, 0),
    "unet-conv-2": (1, 512, 512, 56, 56, 3, 1, 1, 0),
    "nearest-conv": (1, 64, 64, 64, 64, 3, 1, 1, 0),
    "subpixel-conv": (1, 256, 64, 64, 64, 3, 1, 1, 0),
}
BATCHED = ["dcgan0", "dcgan1", "dcgan2", "dcgan3", "dcgan4"]
SHORT_ROUND, ROUNDS = 0.12, 3

INTRODUCTION = """# The compute library beside its peers

Written by `compare.py`, which says how it measures. Each cell is the least / the median time of a
call; *best peer ÷ course* compares the least times, above 1 the course is ahead.

- *course*: a `ConvolutionPlan`, its weight packed once, as ONNX Runtime packs it.
- *one call*: `convolved` or `transposed`, which pack the weight in every call, as PyTorch does.
- *torch*, *torch-nhwc*: eager, inference mode, NCHW and channels-last; *onnx*: bound input and
  output; *jax*: `jit`, NCHW, backward passes by `linear_transpose`.
- *transposed* and *conv* are each other's input gradient; *gradient* is the weight's.
- `x16` is a batch of 16. Sizes of all cases: `CASES` and `CONVOLUTIONS` in `compare.py`.
- The peers' times of tiny cases include their Python call, which is how they are called.
"""


def workload():
    """Yields (name, operation, sizes)."""
    for name, sizes in CASES.items():
        yield f"{name}", "transposed", sizes
    for name in BATCHED:
        yield f"{name} x16", "transposed", (16,) + CASES[name][1:]
    for name, sizes in CONVOLUTIONS.items():
        yield name, "conv", sizes
    for operation in ["conv", "gradient"]:
        for name in BATCHED:
            yield name, operation, CASES[name]
            yield f"{name} x16", operation, (16,) + CASES[name][1:]


def image_size(sizes):
    n, f, c, h, w, k, s, p, op = sizes
    return (h - 1) * s - 2 * p + k + op, (w - 1) * s - 2 * p + k + op


def work(sizes):
    n, f, c, h, w, k, s, p, op = sizes
    return 2 * n * f * c * h * w * k * k


def timed(call, seconds):
    import time

    call()
    began = time.perf_counter_ns()
    call()
    repeats = max(1, 20_000 // max(time.perf_counter_ns() - began, 1))
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 3:
        began = time.perf_counter_ns()
        for _ in range(repeats):
            call()
        times.append((time.perf_counter_ns() - began) / repeats)
    times.sort()
    return times[0], times[len(times) // 2]


def operands(operation, sizes):
    import numpy as np

    n, f, c, h, w, k, s, p, op = sizes
    random = np.random.default_rng(0)
    image = random.standard_normal((n, c) + image_size(sizes)).astype(np.float32)
    features = random.standard_normal((n, f, h, w)).astype(np.float32)
    weight = random.standard_normal((f, c, k, k)).astype(np.float32)
    return image, features, weight


def torch_call(operation, sizes, channels_last):
    import torch

    n, f, c, h, w, k, s, p, op = sizes
    layout = torch.channels_last if channels_last else torch.contiguous_format
    image, features, weight = (
        torch.from_numpy(a).contiguous(memory_format=layout) for a in operands(operation, sizes)
    )
    functional = torch.nn.functional
    if operation == "transposed":
        return lambda: functional.conv_transpose2d(
            features, weight, stride=s, padding=p, output_padding=op)
    if operation == "conv":
        return lambda: functional.conv2d(image, weight, stride=s, padding=p)
    return lambda: torch.ops.aten.convolution_backward(
        features, image, weight, None, [s, s], [p, p], [1, 1], False, [0, 0], 1,
        [False, True, False])


def onnx_call(operation, sizes, threads):
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper

    n, f, c, h, w, k, s, p, op = sizes
    image, features, weight = operands(operation, sizes)
    source, target = (features, image) if operation == "transposed" else (image, features)
    node = helper.make_node(
        "ConvTranspose" if operation == "transposed" else "Conv", ["x", "w"], ["y"],
        strides=[s, s], pads=[p] * 4,
        **({"output_padding": [op, op]} if operation == "transposed" else {}))
    graph = helper.make_graph(
        [node], "case",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, source.shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, target.shape)],
        [numpy_helper.from_array(weight, "w")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    binding = session.io_binding()
    binding.bind_ortvalue_input("x", onnxruntime.OrtValue.ortvalue_from_numpy(source))
    binding.bind_ortvalue_output("y", onnxruntime.OrtValue.ortvalue_from_numpy(target.copy()))
    return lambda: session.run_with_iobinding(binding)


def jax_call(operation, sizes):
    import jax

    n, f, c, h, w, k, s, p, op = sizes
    image, features, weight = (jax.device_put(a) for a in operands(operation, sizes))
    dimensions = ("NCHW", "OIHW", "NCHW")

    def convolve(image, weight):
        return jax.lax.conv_general_dilated(
            image, weight, (s, s), [(p, p), (p, p)], dimension_numbers=dimensions)

    if operation == "conv":
        call = jax.jit(convolve)
        return lambda: call(image, weight).block_until_ready()
    # The adjoint, as automatic differentiation finds it: in the image, or in the weight.
    if operation == "transposed":
        transposed = jax.jit(lambda g: jax.linear_transpose(lambda i: convolve(i, weight), image)(g)[0])
        return lambda: transposed(features).block_until_ready()
    gradient = jax.jit(lambda g: jax.linear_transpose(lambda v: convolve(image, v), weight)(g)[0])
    return lambda: gradient(features).block_until_ready()


def serve(peer, threads):
    """Answers requests, one a line, until the input ends."""
    if peer.startswith("torch"):
        import torch

        torch.set_num_threads(threads)
        torch.inference_mode().__enter__()
    calls = {}
    for line in sys.stdin:
        operation, sizes, seconds = json.loads(line)
        key = (operation, tuple(sizes))
        try:
            if key not in calls:
                calls.clear()
                if peer == "onnx":
                    calls[key] = onnx_call(operation, sizes, threads)
                elif peer == "jax":
                    calls[key] = jax_call(operation, sizes)
                else:
                    calls[key] = torch_call(operation, sizes, peer == "torch-nhwc")
            answer = timed(calls[key], seconds)
        except Exception as error:
            answer = str(error).split("\n")[0]
        print(json.dumps(answer), flush=True)


class Peer:
    def __init__(self, name, threads):
        self.name = name
        cpus = ",".join(str(i) for i in range(threads))
        self.process = subprocess.Popen(
            ["taskset", "-c", cpus, sys.executable, __file__, "--serve", name, "--threads",
             str(threads)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL)

    def ask(self, operation, sizes, seconds):
        if self.name == "onnx" and operation == "gradient":
            return None
        self.process.stdin.write(json.dumps([operation, sizes, seconds]) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return answer if isinstance(answer, list) else None


class Course:
    """The Swift program; `suffix` selects one-shot calls, which pack the weight every time."""

    def __init__(self, name, threads, suffix=""):
        self.name, self.threads, self.suffix = name, threads, suffix
        cpus = ",".join(str(i) for i in range(threads))
        here = os.path.dirname(os.path.abspath(__file__))
        self.process = subprocess.Popen(
            ["taskset", "-c", cpus, f"{here}/.build/release/compute-benchmark"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, operation, sizes, seconds):
        if operation == "gradient" and self.suffix:
            return None
        request = [operation + self.suffix, *sizes, self.threads, seconds]
        self.process.stdin.write(" ".join(map(str, request)) + "\n")
        self.process.stdin.flush()
        words = self.process.stdout.readline().split()
        return None if words[0] == "error" else [float(word) for word in words]


def torch_error(sizes):
    """The largest error of PyTorch's transposed convolution, over the result's root mean square."""
    import torch

    n, f, c, h, w, k, s, p, op = sizes
    generator = torch.Generator().manual_seed(0)
    features = torch.rand((n, f, h, w), generator=generator) * 2 - 1
    weight = torch.rand((f, c, k, k), generator=generator) * 2 - 1

    def transposed(x, v):
        return torch.nn.functional.conv_transpose2d(x, v, stride=s, padding=p, output_padding=op)

    exact = transposed(features.double(), weight.double())
    return float((transposed(features, weight) - exact).abs().max() / exact.square().mean().sqrt())


def accuracy():
    """A table of errors, of each level that the processor has and of PyTorch."""
    levels = ["amx", "avx512", "avx2", "portable"]
    lines = [
        "## Accuracy", "",
        "The largest error of a transposed convolution against double precision, divided by the",
        "root mean square of the result; numbers uniform in [-1, 1].", "",
        "| case | " + " | ".join(levels) + " | torch |",
        "| --- |" + " ---: |" * (len(levels) + 1),
    ]
    here = os.path.dirname(os.path.abspath(__file__))
    for name in ["dcgan1", "dcgan2", "dcgan3", "dcgan4", "fcn32", "k3s2-64x64x64"]:
        sizes, errors = CASES[name], []
        request = " ".join(map(str, ["error", *sizes, 1, 0]))
        for level in levels:
            answer = subprocess.run(
                [f"{here}/.build/release/compute-benchmark"], input=request, text=True,
                capture_output=True, env=dict(os.environ, COURSE_KERNELS=level), check=True)
            errors.append(float(answer.stdout))
        errors.append(torch_error(sizes))
        lines.append(f"| {name} | " + " | ".join(f"{e:.1e}" for e in errors) + " |")
    return lines


def duration(nanoseconds):
    if nanoseconds >= 1e6:
        return f"{nanoseconds / 1e6:.3g} ms"
    if nanoseconds >= 1e3:
        return f"{nanoseconds / 1e3:.3g} µs"
    return f"{nanoseconds:.0f} ns"


def measure(threads, only):
    contestants = [Course("course", threads), Course("course, one call", threads, "once")]
    contestants += [Peer(n, threads) for n in ["torch", "torch-nhwc", "onnx", "jax"]]
    for name, operation, sizes in workload():
        if only not in name:
            continue
        results = {}
        for _ in range(ROUNDS):
            for contestant in contestants:
                answer = contestant.ask(operation, sizes, SHORT_ROUND)
                if answer:
                    old = results.get(contestant.name, answer)
                    results[contestant.name] = [min(a, b) for a, b in zip(old, answer)]
        print(threads, name, operation, {k: duration(v[0]) for k, v in results.items()}, flush=True)
        yield name, operation, sizes, results


def table(threads, only):
    names = ["course", "course, one call", "torch", "torch-nhwc", "onnx", "jax"]
    lines = [
        f"## {threads} thread{'s' if threads > 1 else ''}", "",
        "| case | | " + " | ".join(names) + " | GFLOP/s | best peer ÷ course |",
        "| --- | --- |" + " ---: |" * (len(names) + 2),
    ]
    for name, operation, sizes, results in measure(threads, only):
        cells = [
            f"{duration(results[n][0])} / {duration(results[n][1])}" if n in results else "–"
            for n in names
        ]
        peers = [results[n][0] for n in names[2:] if n in results]
        own = results["course"][0]
        ratio = f"**{min(peers) / own:.2f}**" if peers else "–"
        lines.append(
            f"| {name} | {operation} | " + " | ".join(cells)
            + f" | {work(sizes) / own:.0f} | {ratio} |")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--only", default="", help="measure cases whose names contain this")
    parser.add_argument("--output", help="where the tables go; printed unless given")
    arguments = parser.parse_args()
    if arguments.serve:
        return serve(arguments.serve, arguments.threads[0])
    lines = [INTRODUCTION]
    load = os.getloadavg()[0]
    for threads in arguments.threads:
        lines += table(threads, arguments.only) + [""]
    lines += accuracy() + [""]
    with open("/proc/cpuinfo") as file:
        flags = next(line for line in file if line.startswith("flags")).split()
    features = [f for f in ["avx2", "avx512f", "avx512_bf16", "amx_bf16"] if f in flags]
    lines.append(
        f"{os.cpu_count()} processors with {', '.join(features)}. Load average before the run "
        f"{load:.2f}, after it {os.getloadavg()[0]:.2f}; a quiet run ends near its threads.")
    text = "\n".join(lines) + "\n"
    if arguments.output:
        with open(arguments.output, "w") as file:
            file.write(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
