"""The peers: what PyTorch, ONNX Runtime and JAX call for each operation of `cases.py`.

Run as a program, it is one peer that answers requests, one a line, until the input ends.
"""

import json
import sys
import time

import numpy as np

from cases import image_size


def numbers(count, seed):
    """The numbers that the Swift program uses: a linear congruence, as fractions of its range."""
    steps = np.full(count, 1_664_525, np.uint32)
    powers = np.cumprod(steps, dtype=np.uint32)
    sums = np.cumsum(np.concatenate([[np.uint32(1)], powers[:-1]]), dtype=np.uint32)
    states = powers * np.uint32(seed) + sums * np.uint32(1_013_904_223)
    return states.view(np.int32).astype(np.float32) / np.float32(2_147_483_648)


def tensor(*shape, seed=1):
    return numbers(int(np.prod(shape)), seed).reshape(shape)


def timed(call, seconds):
    """The least and the median time of a call, as the Swift program measures them."""
    call()
    began = time.perf_counter_ns()
    call()
    first = time.perf_counter_ns() - began
    repeats = max(1, 20_000 // max(first, 1))
    times, end = [first] if repeats == 1 else [], began + seconds * 1e9
    while time.perf_counter_ns() < end or not times:
        before = time.perf_counter_ns()
        for _ in range(repeats):
            call()
        times.append((time.perf_counter_ns() - before) / repeats)
    times.sort()
    return times[0], times[len(times) // 2]


def operands(sizes):
    n, f, c, h, w, k, s, p, op = sizes
    image = tensor(n, c, *image_size(sizes), seed=3)
    return image, tensor(n, f, h, w, seed=2), tensor(f, c, k, k)


GENERATOR = [100, 512, 256, 128, 64, 3]


def generator_weights():
    return [(tensor(f, c, 4, 4) / 32, tensor(c, seed=3)) for f, c in zip(GENERATOR, GENERATOR[1:])]


def unet_weights(f, c):
    return [
        (tensor(f, c, 2, 2) / 32, tensor(c, seed=3)),
        (tensor(c, 2 * c, 3, 3) / 32, tensor(c, seed=3)),
        (tensor(c, c, 3, 3) / 32, tensor(c, seed=3)),
    ]


# MARK: PyTorch


def torch_call(operation, sizes, channels_last):
    import torch

    n, f, c, h, w, k, s, p, op = sizes
    layout = torch.channels_last if channels_last else torch.contiguous_format
    functional = torch.nn.functional

    def put(array):
        made = torch.from_numpy(np.ascontiguousarray(array))
        return made.contiguous(memory_format=layout) if made.dim() == 4 else made

    if operation in ("nearest", "subpixel"):
        features = put(tensor(n, f, h, w, seed=2))
        if operation == "nearest":
            weight = put(tensor(c, f, k, k))
            return lambda: functional.conv2d(
                functional.interpolate(features, scale_factor=s, mode="nearest"), weight, padding=p)
        weight = put(tensor(c * s * s, f, k, k))
        return lambda: functional.pixel_shuffle(functional.conv2d(features, weight, padding=p), s)
    if operation == "generator":
        layers = [(put(v), put(b)) for v, b in generator_weights()]
        noise = put(tensor(n, 100, 1, 1, seed=2))

        def generate():
            x = noise
            for i, (weight, bias) in enumerate(layers):
                x = functional.conv_transpose2d(
                    x, weight, bias, stride=1 if i == 0 else 2, padding=0 if i == 0 else 1)
                x = torch.relu_(x) if i < 4 else x
            return x

        return generate
    if operation == "unet-block":
        (up, a), (first, b), (second, d) = [(put(v), put(e)) for v, e in unet_weights(f, c)]
        features, skip = put(tensor(n, f, h, w, seed=2)), put(tensor(n, c, 2 * h, 2 * w, seed=4))

        def block():
            x = functional.conv_transpose2d(features, up, a, stride=2)
            x = torch.cat([x, skip], 1)
            x = torch.relu_(functional.conv2d(x, first, b, padding=1))
            return torch.relu_(functional.conv2d(x, second, d, padding=1))

        return block
    image, features, weight = (put(a) for a in operands(sizes))
    if operation == "transposed":
        return lambda: functional.conv_transpose2d(
            features, weight, stride=s, padding=p, output_padding=op)
    if operation == "conv":
        return lambda: functional.conv2d(image, weight, stride=s, padding=p)
    return lambda: torch.ops.aten.convolution_backward(
        features, image, weight, None, [s, s], [p, p], [1, 1], False, [0, 0], 1,
        [False, True, False])


# MARK: ONNX Runtime


class Graph:
    """A model in the making: one value flows through it, weights are constants."""

    def __init__(self):
        self.nodes, self.constants, self.value = [], [], "x"

    def add(self, kind, *constants, **attributes):
        from onnx import helper, numpy_helper

        names = []
        for constant in constants:
            if isinstance(constant, str):
                names.append(constant)
                continue
            names.append(f"c{len(self.constants)}")
            self.constants.append(numpy_helper.from_array(constant, names[-1]))
        output = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, [self.value] + names, [output], **attributes))
        self.value = output


def onnx_graph(operation, sizes):
    """Returns the graph and what goes into it."""
    n, f, c, h, w, k, s, p, op = sizes
    graph = Graph()
    if operation == "generator":
        for i, (weight, bias) in enumerate(generator_weights()):
            stride, padding = (1, 0) if i == 0 else (2, 1)
            graph.add(
                "ConvTranspose", weight, bias, strides=[stride] * 2, pads=[padding] * 4)
            if i < 4:
                graph.add("Relu")
        return graph, {"x": tensor(n, 100, 1, 1, seed=2)}
    if operation == "unet-block":
        (up, a), (first, b), (second, d) = unet_weights(f, c)
        graph.add("ConvTranspose", up, a, strides=[2, 2])
        graph.add("Concat", "skip", axis=1)
        for weight, bias in [(first, b), (second, d)]:
            graph.add("Conv", weight, bias, pads=[1] * 4)
            graph.add("Relu")
        return graph, {
            "x": tensor(n, f, h, w, seed=2), "skip": tensor(n, c, 2 * h, 2 * w, seed=4)}
    image, features, weight = operands(sizes)
    if operation == "nearest":
        graph.add(
            "Resize", "", np.array([1, 1, s, s], np.float32), mode="nearest",
            nearest_mode="floor", coordinate_transformation_mode="asymmetric")
        graph.add("Conv", tensor(c, f, k, k), pads=[p] * 4)
    elif operation == "subpixel":
        graph.add("Conv", tensor(c * s * s, f, k, k), pads=[p] * 4)
        graph.add("DepthToSpace", blocksize=s, mode="CRD")
    elif operation == "transposed":
        graph.add(
            "ConvTranspose", weight, strides=[s, s], pads=[p] * 4, output_padding=[op, op])
    else:
        graph.add("Conv", weight, strides=[s, s], pads=[p] * 4)
        return graph, {"x": image}
    return graph, {"x": features}


def onnx_call(operation, sizes, threads):
    import onnxruntime
    from onnx import TensorProto, helper

    graph, inputs = onnx_graph(operation, sizes)
    model = helper.make_model(
        helper.make_graph(
            graph.nodes, "case",
            [helper.make_tensor_value_info(i, TensorProto.FLOAT, a.shape)
             for i, a in inputs.items()],
            [helper.make_tensor_value_info(graph.value, TensorProto.FLOAT, None)],
            graph.constants),
        opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    output = session.run(None, inputs)[0]
    binding = session.io_binding()
    for name, array in inputs.items():
        binding.bind_ortvalue_input(name, onnxruntime.OrtValue.ortvalue_from_numpy(array))
    binding.bind_ortvalue_output(
        graph.value, onnxruntime.OrtValue.ortvalue_from_numpy(np.zeros_like(output)))
    return lambda: session.run_with_iobinding(binding)


# MARK: JAX


def jax_call(operation, sizes):
    import jax
    import jax.numpy as jnp

    n, f, c, h, w, k, s, p, op = sizes

    def convolve(image, weight, stride=s, padding=p):
        return jax.lax.conv_general_dilated(
            image, weight, (stride, stride), [(padding, padding)] * 2,
            dimension_numbers=("NCHW", "OIHW", "NCHW"))

    def transpose(x, weight, stride, padding):
        # The adjoint, as automatic differentiation finds it.
        size = (x.shape[2] - 1) * stride - 2 * padding + weight.shape[2]
        image = jax.ShapeDtypeStruct((x.shape[0], weight.shape[1], size, size), x.dtype)
        return jax.linear_transpose(lambda i: convolve(i, weight, stride, padding), image)(x)[0]

    def compiled(function, *inputs):
        call, inputs = jax.jit(function), [jax.device_put(a) for a in inputs]
        return lambda: call(*inputs).block_until_ready()

    if operation == "nearest":
        weight = jax.device_put(tensor(c, f, k, k))
        return compiled(
            lambda x: convolve(jnp.repeat(jnp.repeat(x, s, 2), s, 3), weight, 1),
            tensor(n, f, h, w, seed=2))
    if operation == "subpixel":
        weight = jax.device_put(tensor(c * s * s, f, k, k))

        def shuffled(x):
            y = convolve(x, weight, 1).reshape(n, c, s, s, h, w)
            return y.transpose(0, 1, 4, 2, 5, 3).reshape(n, c, h * s, w * s)

        return compiled(shuffled, tensor(n, f, h, w, seed=2))
    if operation == "generator":
        layers = [(jax.device_put(v), jax.device_put(b)) for v, b in generator_weights()]

        def generate(x):
            for i, (weight, bias) in enumerate(layers):
                x = transpose(x, weight, *((1, 0) if i == 0 else (2, 1))) + bias[:, None, None]
                x = jax.nn.relu(x) if i < 4 else x
            return x

        return compiled(generate, tensor(n, 100, 1, 1, seed=2))
    if operation == "unet-block":
        (up, a), (first, b), (second, d) = [
            (jax.device_put(v), jax.device_put(e)[:, None, None]) for v, e in unet_weights(f, c)]

        def block(x, skip):
            x = jnp.concatenate([transpose(x, up, 2, 0) + a, skip], 1)
            x = jax.nn.relu(convolve(x, first, 1, 1) + b)
            return jax.nn.relu(convolve(x, second, 1, 1) + d)

        return compiled(
            block, tensor(n, f, h, w, seed=2), tensor(n, c, 2 * h, 2 * w, seed=4))
    image, features, weight = (jax.device_put(a) for a in operands(sizes))
    if operation == "conv":
        return compiled(lambda i: convolve(i, weight), image)
    if operation == "transposed":
        return compiled(
            lambda g: jax.linear_transpose(lambda i: convolve(i, weight), image)(g)[0], features)
    return compiled(
        lambda g: jax.linear_transpose(lambda v: convolve(image, v), weight)(g)[0], features)


# MARK: Answering


def torch_error(sizes):
    """The largest error of PyTorch's transposed convolution, over the result's root mean square."""
    import torch

    n, f, c, h, w, k, s, p, op = sizes
    features = torch.from_numpy(tensor(n, f, h, w, seed=2))
    weight = torch.from_numpy(tensor(f, c, k, k))

    def transposed(x, v):
        return torch.nn.functional.conv_transpose2d(x, v, stride=s, padding=p, output_padding=op)

    exact = transposed(features.double(), weight.double())
    return float((transposed(features, weight) - exact).abs().max() / exact.square().mean().sqrt())


def limits():
    """What the machine does at best: a large matrix product in GFLOP/s, copying memory in GB/s."""
    import torch

    left = torch.from_numpy(tensor(2048, 2048))
    product = timed(lambda: left @ left, 0.3)[0]
    source = torch.zeros(1 << 26)
    target = torch.empty_like(source)
    copying = timed(lambda: target.copy_(source), 0.3)[0]
    return 2 * 2048**3 / product, 2 * source.numel() * 4 / copying


def prepare(peer, operation, sizes, threads):
    if peer == "onnx":
        return onnx_call(operation, sizes, threads)
    if peer.startswith("jax"):
        return jax_call(operation, sizes)
    return torch_call(operation, sizes, "nhwc" in peer)


def serve(peer, threads):
    if peer.startswith("torch"):
        import torch

        torch.set_num_threads(threads)
        torch.inference_mode().__enter__()
    known, call = None, None
    for line in sys.stdin:
        operation, sizes, seconds = json.loads(line)
        try:
            if operation == "error":
                answer = torch_error(sizes)
            elif operation == "limits":
                answer = limits()
            else:
                if known != (operation, sizes):
                    call = None
                    call = prepare(peer, operation, sizes, threads)
                    known = (operation, sizes)
                answer = timed(call, seconds)
        except Exception as error:
            answer = str(error).split("\n")[0]
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
