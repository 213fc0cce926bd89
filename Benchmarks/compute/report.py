"""Turns what `compare.py` measured into a page and its plots."""

import math

from cases import FORWARD, INPUT_GRADIENT, WEIGHT_GRADIENT, bytes_moved, operations

PEERS = ["torch", "torch-nhwc", "onnx", "jax"]
AVX2_PEERS = ["torch avx2", "torch-nhwc avx2", "jax avx2"]
GROUPS = [FORWARD, INPUT_GRADIENT, WEIGHT_GRADIENT]

INTRODUCTION = """# The compute library beside its peers

Written by `Benchmarks/compute/run`; `compare.py` says how it measures. Each cell is the least / the
median time of a call. Ratios compare the least times; above 1 the course is ahead.

- *course*: a `ConvolutionPlan`, its weight packed once, as ONNX Runtime packs it.
- *course once*: `convolved` or `transposed`, which pack the weight in every call and allocate the
  result, as PyTorch does.
- *torch*, *torch-nhwc*: eager, inference mode, NCHW and channels-last; *onnx*: bound input and
  output; *jax*: `jit`, NCHW, transposed convolutions and gradients by `linear_transpose`.
- `x16` is a batch of 16. `cases.py` has all sizes.
- The peers' times of tiny cases include their Python call, which is how they are called.
- *nearest+conv* and *sub-pixel* are two steps for the peers, one folded transposed convolution here
  (`FoldedUpsampling`). *generator* is DCGAN's, its normalisations folded into weight and bias for
  everybody, without the last tanh; *unet-block* joins and convolves as in U-Net.
"""

REASONS = """What makes these layers hard, whether or not they are in the list:

- Three image channels (*dcgan4*): a number that is loaded meets few weights. Forward, three target
  channels keep the vector units waiting for the first-level cache; the input gradient has 48 products
  for each output, so that writing 64 channels takes as long; the weight's gradient of a batch
  reads features that no cache holds. PyTorch's channels-last layout suits them best.
- One image of 512 channels at 4 × 4 (*dcgan1*): everybody waits for the weight from the
  third-level cache.
- Wide layers without AMX: the products of the libraries and of the course run at the pace of the vector
  units, so that copying images and weights to where products want them decides.
- *course once* at batch 1 packs a weight that it uses once; a layer keeps a `PackedWeight`.
"""


def duration(nanoseconds):
    if nanoseconds >= 1e6:
        return f"{nanoseconds / 1e6:.3g} ms"
    if nanoseconds >= 1e3:
        return f"{nanoseconds / 1e3:.3g} µs"
    return f"{nanoseconds:.0f} ns"


def cell(times, name):
    return f"{duration(times[name][0])} / {duration(times[name][1])}" if name in times else "–"


def ratio(times, peers=PEERS, own="course"):
    """The best peer's least time over the course's, or None."""
    found = [times[name][0] for name in peers if name in times]
    return min(found) / times[own][0] if found and own in times else None


def mean(ratios):
    known = [r for r in ratios if r]
    return math.exp(sum(map(math.log, known)) / len(known)) if known else None


def shown(number, form=".2f"):
    return "–" if number is None else format(number, form)


def row(*cells):
    return "| " + " | ".join(cells) + " |"


def header(*names, words=1):
    return [row(*names), "|" + " --- |" * words + " ---: |" * (len(names) - words)]


def summary(measured):
    """Means over the cases, by group."""
    lines = header(
        "threads", "", "cases", "ahead of the best peer", "mean, best peer ÷ course",
        "mean, PyTorch ÷ course", "least, best peer ÷ course", words=2)
    records = measured["records"]
    for threads in sorted({r["threads"] for r in records}):
        for group in GROUPS:
            times = [
                r["times"] for r in records if r["threads"] == threads and r["group"] == group]
            ratios = [r for r in map(ratio, times) if r]
            if not ratios:
                continue
            torch = mean([ratio(t, ["torch"]) for t in times])
            ahead = sum(r >= 1 for r in ratios)
            lines.append(row(
                str(threads), group, str(len(ratios)), str(ahead), f"**{mean(ratios):.2f}**",
                f"**{shown(torch)}**", f"{min(ratios):.2f}"))
    return lines


def table(records):
    names = ["course", "course once"] + PEERS
    lines = header("case", "", *names, "GFLOP/s", "best peer ÷ course", "PyTorch ÷ course", words=2)
    for record in records:
        times = record["times"]
        rate = operations(record["operation"], record["sizes"]) / times["course"][0]
        lines.append(row(
            record["name"], record["group"], *[cell(times, name) for name in names], f"{rate:.3g}",
            f"**{shown(ratio(times))}**", shown(ratio(times, ["torch"]))))
    return lines


def lower_levels(records):
    """What remains with fewer instructions, on one thread."""
    lines = header(
        "case", "", "course, AVX-512", "best peer", "÷", "course, AVX2", "best peer, AVX2", "÷",
        words=2)

    def best(times, names):
        return duration(min(times[n][0] for n in names if n in times)) if any(
            n in times for n in names) else "–"

    wide, narrow = [], []
    for record in records:
        times = record["times"]
        if "course avx512" not in times:
            continue
        wide.append(ratio(times, PEERS, "course avx512"))
        narrow.append(ratio(times, AVX2_PEERS, "course avx2"))
        lines.append(row(
            record["name"], record["group"], cell(times, "course avx512"), best(times, PEERS),
            f"**{shown(wide[-1])}**", cell(times, "course avx2"), best(times, AVX2_PEERS),
            f"**{shown(narrow[-1])}**"))
    lines.append(row("mean", "", "", "", f"**{shown(mean(wide))}**", "", "",
                     f"**{shown(mean(narrow))}**"))
    return lines


def behind(measured):
    """The cases in which a peer was quicker, and those in which PyTorch was closer to exact."""
    lines = header(
        "threads", "instructions", "", "cases, and the best peer's time ÷ the course's", words=4)
    found = False
    for threads in sorted({r["threads"] for r in measured["records"]}):
        for own, peers, level in [
                ("course", PEERS, "all"), ("course avx512", PEERS, "AVX-512"),
                ("course avx2", AVX2_PEERS, "AVX2")]:
            for group in GROUPS:
                cases = [
                    slower(r, peers, own) for r in measured["records"]
                    if r["threads"] == threads and r["group"] == group]
                if any(cases):
                    found = True
                    lines.append(row(str(threads), level, group, ", ".join(filter(None, cases))))
    less_exact = [
        f"{name} ({level})" for name, errors in measured["errors"].items()
        for level, error in errors.items()
        if level != "torch" and error and error > errors["torch"]]
    lines = lines if found else ["No peer was quicker in any case."]
    if measured["errors"]:
        exact = ", ".join(less_exact) or "none of the cases"
        lines += ["", f"Further from exact than PyTorch: {exact}."]
    return lines


def slower(record, peers, own):
    """Names a case in which a peer was quicker, and the peer; None if there was none."""
    times = record["times"]
    value = ratio(times, peers, own)
    if value is None or value >= 1:
        return None
    best = min((name for name in peers if name in times), key=lambda name: times[name][0])
    return f"{record['name']} {value:.2f} ({best.removesuffix(' avx2')})"


def accuracy(errors):
    levels = list(next(iter(errors.values())))
    lines = header("case", *levels)
    for name, by_level in errors.items():
        lines.append(row(name, *[shown(by_level[level], ".1e") for level in levels]))
    return lines


def text(measured):
    records, lines = measured["records"], [INTRODUCTION]
    lines += ["## In short", ""] + summary(measured) + [""]
    lines += ["![Best peer's time over the course's, by case](ratios.svg)", ""]
    lines += ["![GFLOP/s over FLOP per byte](roofline.svg)", ""]
    for threads in sorted({r["threads"] for r in records}):
        lines += [f"## {threads} thread{'s' if threads > 1 else ''}", ""]
        lines += table([r for r in records if r["threads"] == threads]) + [""]
    single = [r for r in records if r["threads"] == 1]
    if any("course avx512" in r["times"] for r in single):
        lines += [
            "## Without AMX", "",
            "`COURSE_KERNELS=avx512` and `=avx2`, one thread. PyTorch and JAX are told to use no more",
            "than AVX2 in the last columns; ONNX Runtime cannot be told.", ""]
        lines += lower_levels(single) + [""]
    if measured["errors"]:
        lines += [
            "## Accuracy", "",
            "The largest error of a transposed convolution against double precision, divided by the",
            "root mean square of the result; the same numbers, uniform in [-1, 1], for all.", ""]
        lines += accuracy(measured["errors"]) + [""]
    lines += ["## What is behind, and why", ""] + behind(measured) + ["", REASONS]
    lines.append(f"{measured['machine']} The run took {measured['minutes']:.1f} minutes.")
    return "\n".join(lines) + "\n"


def plot_ratios(records, path):
    import matplotlib.pyplot as plt

    groups = [[r for r in records if r["group"] == g and ratio(r["times"])] for g in GROUPS]
    heights = [len({r["name"] for r in g}) for g in groups]
    figure, axes = plt.subplots(
        len(GROUPS), 1, figsize=(8, 0.26 * sum(heights) + 2), sharex=True,
        gridspec_kw={"height_ratios": heights})
    for axis, group, title in zip(axes, groups, GROUPS):
        names = list(dict.fromkeys(r["name"] for r in group))
        for threads, mark in zip(sorted({r["threads"] for r in records}), "os^v"):
            chosen = [r for r in group if r["threads"] == threads]
            axis.plot(
                [ratio(r["times"]) for r in chosen], [names.index(r["name"]) for r in chosen],
                mark, label=f"{threads} thread{'s' if threads > 1 else ''}", alpha=0.8)
        axis.set_yticks(range(len(names)), names, fontsize=8)
        axis.invert_yaxis()
        axis.axvline(1, color="black", linewidth=0.8)
        axis.grid(axis="x", alpha=0.3)
        axis.set_title(title, loc="left", fontsize=9)
    axes[0].legend(fontsize=8)
    axes[-1].set_xscale("log")
    ticks = [0.5, 1, 1.5, 2, 3, 5, 10, 20, 40]
    axes[-1].set_xticks(ticks, [str(t) for t in ticks])
    axes[-1].set_xlabel("best peer's time ÷ the course's (right of 1: the course is ahead)")
    save(figure, path)


def plot_roofline(records, limits, path):
    import matplotlib.pyplot as plt

    figure, axis = plt.subplots(figsize=(8, 5))
    product, copying = limits
    chosen = [r for r in records if r["threads"] == 1 and r["group"] == FORWARD]
    points = [
        (operations(r["operation"], r["sizes"]) / bytes_moved(r["operation"], r["sizes"]), r)
        for r in chosen]
    for name, mark, label in [
            ("course", "o", "course"), ("course avx512", "^", "course, AVX-512 only")]:
        found = [(x, r) for x, r in points if name in r["times"]]
        axis.plot(
            [x for x, _ in found],
            [operations(r["operation"], r["sizes"]) / r["times"][name][0] for _, r in found], mark,
            label=label, alpha=0.8)
    axis.plot(
        [x for x, _ in points],
        [operations(r["operation"], r["sizes"])
         / min(r["times"][p][0] for p in PEERS if p in r["times"]) for _, r in points],
        "x", label="best peer", alpha=0.8)
    left, right = min(x for x, _ in points) / 2, max(x for x, _ in points) * 2
    axis.plot([left, right], [product, product], "--", color="gray", linewidth=1,
              label=f"PyTorch's product of 2048 × 2048: {product:.0f} GFLOP/s")
    axis.plot([left, product / copying], [left * copying, product], ":", color="gray", linewidth=1,
              label=f"copying memory: {copying:.1f} GB/s")
    axis.set_xscale("log")
    axis.set_yscale("log")
    axis.set_xlabel("FLOP for each byte of operands and result")
    axis.set_ylabel("GFLOP/s, one thread, forward")
    axis.legend(fontsize=8)
    axis.grid(alpha=0.3)
    save(figure, path)


def save(figure, path):
    import matplotlib.pyplot as plt

    figure.tight_layout()
    # Nothing that changes from run to run but the points.
    figure.savefig(path, metadata={"Date": None, "Creator": None})
    plt.close(figure)


def write(measured, folder):
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "course", "svg.fonttype": "none"})
    plot_ratios(measured["records"], f"{folder}/ratios.svg")
    plot_roofline(measured["records"], measured["limits"], f"{folder}/roofline.svg")
    with open(f"{folder}/RESULTS.md", "w") as file:
        file.write(text(measured))
