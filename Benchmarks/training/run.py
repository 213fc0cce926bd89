"""Measures training steps and the whole generator beside PyTorch.

    Benchmarks/training/run            everything, about four minutes: writes a report
    Benchmarks/training/run --quick    fewer rounds, under a minute; prints and writes nothing

Every contestant is a process of its own that stays alive. For each case they are asked in turn,
several rounds of a second, so that all see the same state of the machine. Reported is the least time
of a call, which other programs disturb least, and the median of all calls. Before that, all train
the same networks from the same weights on the same batches, and their losses are compared. The report
goes to a folder named for the widest instructions that the processor has.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))

import processor
import report

INPUTS = f"{HERE}/results/inputs.safetensors"
CONTESTANTS = ["course", "torch eager", "torch tuned"]
CASES = {
    "training step, batch 64": "train {seconds}",
    "generator in use, batch 64": "generate 64 {seconds}",
    "generator in use, batch 1": "generate 1 {seconds}",
}


class Contestant:
    """A process that answers each line with a line of numbers."""

    def __init__(self, name, threads):
        self.name = name
        arguments = [INPUTS, str(threads)]
        command = (
            [f"{HERE}/.build/release/training-benchmark", *arguments] if name == "course"
            else [sys.executable, f"{HERE}/peer.py", *arguments, name.split()[1]])
        self.process = subprocess.Popen(
            ["taskset", "-c", ",".join(map(str, range(threads)))] + command,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, request):
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"{self.name} ended on '{request}'")
        return [float(word) for word in answer.split()]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def measure(threads, rounds, seconds, steps):
    """Returns the times by case and contestant, and the losses by contestant."""
    contestants = [Contestant(name, threads) for name in CONTESTANTS]
    losses = {c.name: c.ask(f"losses {steps}") for c in contestants}
    times = {case: {name: [] for name in CONTESTANTS} for case in CASES}
    for case, request in CASES.items():
        for _ in range(rounds):
            for contestant in contestants:
                times[case][contestant.name] += contestant.ask(request.format(seconds=seconds))
        print(threads, case, {
            name: f"{min(t) / 1e6:.2f} / {statistics.median(t) / 1e6:.2f} ms"
            for name, t in times[case].items()}, file=sys.stderr, flush=True)
    for contestant in contestants:
        contestant.close()
    return {"threads": threads, "times": times, "losses": losses}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--quick", action="store_true", help="fewer rounds; print, write nothing")
    arguments = parser.parse_args()
    os.makedirs(os.path.dirname(INPUTS), exist_ok=True)
    subprocess.run([sys.executable, f"{HERE}/inputs.py", INPUTS], check=True)
    began, load = time.time(), os.getloadavg()[0]
    rounds, seconds = (3, 0.5) if arguments.quick else (8, 1.0)
    measured = [measure(threads, rounds, seconds, 20) for threads in arguments.threads]
    text = report.text(measured, load, (time.time() - began) / 60)
    if arguments.quick:
        return print(text)
    folder = f"{HERE}/{processor.levels()[0]}"
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/RESULTS.md", "w") as file:
        file.write(text)


if __name__ == "__main__":
    main()
