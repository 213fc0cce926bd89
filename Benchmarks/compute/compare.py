"""Measures the compute library beside PyTorch, ONNX Runtime and JAX.

    Benchmarks/compute/run           everything, about ten minutes: writes a report and plots
    Benchmarks/compute/run --quick   fewer and shorter rounds, about four minutes
    Benchmarks/compute/run --only dcgan4 --threads 1 --print

Every contestant is a process of its own that stays alive. For each case they are asked in turn,
several rounds of a fraction of a second, so that all see the same state of the machine. Reported
is the least time of a call, which other programs disturb least, and the median of the calls. The report
goes to a folder named for the widest instructions that the processor has.
"""

import argparse
import json
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))

import processor
import report
from cases import ACCURACY, DCGAN, FORWARD, OTHERS, WEIGHT_GRADIENT, workload

AVX2 = {
    "ONEDNN_MAX_CPU_ISA": "AVX2", "ATEN_CPU_CAPABILITY": "avx2", "MKL_ENABLE_INSTRUCTIONS": "AVX2",
    "XLA_FLAGS": "--xla_cpu_max_isa=AVX2",
}


class Contestant:
    """A process that measures what it is asked, one line for each question and answer."""

    def __init__(self, name, threads, environment={}, groups=None):
        self.name, self.threads, self.groups = name, threads, groups
        self.process = subprocess.Popen(
            ["taskset", "-c", ",".join(map(str, range(threads)))] + self.command(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL,
            env=dict(os.environ, **environment))

    def ask(self, operation, sizes, seconds):
        self.process.stdin.write(self.question(operation, sizes, seconds) + "\n")
        self.process.stdin.flush()
        return self.answer(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Peer(Contestant):
    def command(self):
        return [sys.executable, f"{HERE}/peers.py", self.name, str(self.threads)]

    def question(self, operation, sizes, seconds):
        return json.dumps([operation, sizes, seconds])

    def answer(self, line):
        answer = json.loads(line)
        return None if isinstance(answer, str) else answer


class Course(Contestant):
    """The Swift program; with `once` in its name, in calls that pack the weight every time."""

    def command(self):
        return [f"{HERE}/.build/release/compute-benchmark"]

    def question(self, operation, sizes, seconds):
        suffix = "-once" if self.name.endswith("once") else ""
        return " ".join(map(str, [operation + suffix, *sizes, self.threads, seconds]))

    def answer(self, line):
        words = line.split()
        return None if not words or words[0] == "error" else [float(word) for word in words]


def contestants(threads):
    """Those for a number of threads; those with fewer instructions only for one."""
    yield Course("course", threads)
    yield Course("course once", threads)
    yield from (Peer(name, threads) for name in report.PEERS)
    fewer = processor.levels()[1:]
    if threads == 1 and "avx512" in fewer:
        yield Course("course avx512", threads, {"COURSE_KERNELS": "avx512"})
    if threads == 1 and "avx2" in fewer:
        yield Course("course avx2", threads, {"COURSE_KERNELS": "avx2"}, {FORWARD})
        yield from (Peer(name, threads, AVX2, {FORWARD}) for name in report.AVX2_PEERS)


def asks(contestant, group, operation):
    """Whether a contestant takes part in a case."""
    if contestant.name == "onnx" and group == WEIGHT_GRADIENT:
        return False
    if contestant.name == "course once" and operation not in ("transposed", "conv"):
        return False
    return contestant.groups is None or group in contestant.groups


def measure(threads, only, rounds, seconds):
    """Returns a record for each case: its times by contestant, least and median."""
    all_contestants, records = list(contestants(threads)), []
    for group, name, operation, sizes in workload():
        if only not in name:
            continue
        times = {}
        for _ in range(rounds):
            for contestant in all_contestants:
                if not asks(contestant, group, operation):
                    continue
                answer = contestant.ask(operation, sizes, seconds)
                if answer:
                    old = times.get(contestant.name, answer)
                    times[contestant.name] = [min(a, b) for a, b in zip(old, answer)]
        print(threads, group, name,
              {k: report.duration(v[0]) for k, v in times.items()}, file=sys.stderr, flush=True)
        records.append({
            "threads": threads, "group": group, "name": name, "operation": operation,
            "sizes": sizes, "times": times})
    for contestant in all_contestants:
        contestant.close()
    return records


def accuracy(only):
    """Returns errors by case, of each level that the processor has and of PyTorch."""
    cases, errors = {**DCGAN, **OTHERS}, {}
    names = [name for name in ACCURACY if only in name]
    for level in processor.levels():
        course = Course(level, 1, {"COURSE_KERNELS": level})
        for name in names:
            answer = course.ask("error", cases[name], 0)
            errors.setdefault(name, {})[level] = answer[0] if answer else None
        course.close()
    torch = Peer("torch", 1)
    for name in names:
        torch.process.stdin.write(json.dumps(["error", cases[name], 0]) + "\n")
        torch.process.stdin.flush()
        errors[name]["torch"] = json.loads(torch.process.stdout.readline())
    limits = torch.ask("limits", [], 0)
    torch.close()
    return errors, limits


def machine(load):
    return (
        f"{os.cpu_count()} processors with {', '.join(processor.features())}. Load average before the run "
        f"{load:.2f}, after it {os.getloadavg()[0]:.2f}; a quiet run ends near its threads.")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--only", default="", help="measure cases whose names contain this")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    parser.add_argument("--print", action="store_true", help="print the tables and write nothing")
    parser.add_argument("--again", action="store_true", help="write the last measurement's report")
    arguments = parser.parse_args()
    kept, folder = f"{HERE}/results/measured.json", f"{HERE}/{processor.levels()[0]}"
    if arguments.again:
        with open(kept) as file:
            return report.write(json.load(file), folder)
    began, load = time.time(), os.getloadavg()[0]
    rounds, seconds = (2, 0.04) if arguments.quick else (3, 0.1)
    records = []
    for threads in arguments.threads:
        records += measure(threads, arguments.only, rounds, seconds)
    errors, limits = accuracy(arguments.only)
    measured = {
        "records": records, "errors": errors, "limits": limits, "machine": machine(load),
        "minutes": (time.time() - began) / 60}
    if arguments.print:
        return print(report.text(measured))
    for path in [os.path.dirname(kept), folder]:
        os.makedirs(path, exist_ok=True)
    with open(kept, "w") as file:
        json.dump(measured, file)
    report.write(measured, folder)


if __name__ == "__main__":
    main()
