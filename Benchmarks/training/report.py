"""Writes what `run.py` measured as a page."""

import os
import statistics

import processor

HEAD = """# Training beside PyTorch

Written by `Benchmarks/training/run` in {minutes:.1f} minutes. {processors} processors; load average before
the run {before:.2f}, after it {after:.2f}. Compare ratios, not times: they belong to one machine and one run. A quiet
run ends near its threads; where other programs ran, the part for two threads says little, since PyTorch's threads then
wait for one another.

*Training step*: DCGAN for images of 32 by 32 (generator 100-128-64-32-1 channels, discriminator
1-32-64-128-1), batch 64, both networks' steps of Adam, written as PyTorch's tutorial does. *Generator in
use*: the book's `DCGANGenerator` of 3,576,704 parameters after `eval()`, 64 by 64 pixels.
PyTorch is {version}; *tuned* has channels last and a fused Adam. Each cell is the least time of a call and
the median of all, in milliseconds; the ratios are of the least times. The processor has {features}.

"""

LOSSES = """
## The same training

The losses of the first steps, from the same weights on the same batches: they agree until rounding,
which training magnifies, tells them apart. Discriminator / generator:

| step | course | PyTorch |
| ---: | ---: | ---: |
"""


def text(measured, load, minutes):
    import torch

    page = HEAD.format(
        minutes=minutes, processors=os.cpu_count(), before=load, after=os.getloadavg()[0],
        version=torch.__version__, features=", ".join(processor.features()))
    for run in measured:
        page += timings(run)
    return page + losses(measured[0]["losses"]) + sameness(measured)


def timings(run):
    count = run["threads"]
    lines = [
        f"## {count} thread{'s' if count > 1 else ''}", "",
        "| case | course | PyTorch | PyTorch, tuned | PyTorch ÷ course | tuned ÷ course |",
        "| :--- | ---: | ---: | ---: | ---: | ---: |"]
    for case, times in run["times"].items():
        cells = [f"{min(t) / 1e6:.2f} / {statistics.median(t) / 1e6:.2f}" for t in times.values()]
        course, eager, tuned = [min(t) for t in times.values()]
        lines.append(
            f"| {case} | {' | '.join(cells)} | **{eager / course:.2f}** | **{tuned / course:.2f}** |")
    return "\n".join(lines) + "\n\n"


def sameness(measured):
    """A sentence on whether the course's losses depend on the number of threads."""
    if len(measured) < 2:
        return ""
    found = {tuple(run["losses"]["course"]) for run in measured}
    verdict = "the same to the last bit" if len(found) == 1 else "NOT the same"
    counts = " and ".join(str(run["threads"]) for run in measured)
    return f"The course's losses on {counts} threads are {verdict}.\n"


def losses(by_contestant):
    course, eager = by_contestant["course"], by_contestant["torch eager"]
    lines = [
        f"| {step} | {course[2 * step]:.6f} / {course[2 * step + 1]:.6f} "
        f"| {eager[2 * step]:.6f} / {eager[2 * step + 1]:.6f} |"
        for step in (0, 1, 2, 4, 9, 19) if 2 * step < len(course)]
    worst = max(abs(a - b) / abs(b) for a, b in zip(course[:10], eager[:10]))
    return LOSSES.lstrip() + "\n".join(lines) + (
        f"\n\nThe largest relative difference within the first five steps is {worst:.1e}.\n")
