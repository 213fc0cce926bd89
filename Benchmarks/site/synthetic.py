"""Writes a book of many chapters that has a bit of everything, for timing large books."""
import pathlib

WORDS = (
    "each copy of the kernel is scaled by one input cell and added where it lands so the sum in a cell "
    "counts how many copies reach it and a wider stride spreads the copies until they no longer meet"
).split()


def sentence(seed, length=14):
    words = [WORDS[(seed * 7 + step * (1 + seed % 5)) % len(WORDS)] for step in range(length)]
    return " ".join(words).capitalize() + "."


def paragraph(seed):
    sentences = [sentence(seed + step, 9 + (seed + step) % 9) for step in range(5)]
    return " ".join(sentences) + f" Here $n_{{{seed % 9}}} = (n - 1)s + k$ and `stride` is {seed % 4 + 1}."


def section(chapter, number):
    seed = chapter * 11 + number
    return f"""## Part {number} of {chapter} {{#part-{chapter}-{number}}}

{paragraph(seed)}

{paragraph(seed + 3)} See [the next part](#part-{chapter}-{number % 6 + 1}).

```math
y_{{i}} = \\sum_{{j=0}}^{{k-1}} w_{{j}} \\, x_{{\\lfloor (i - j) / s \\rfloor}} + b_{{{number}}}
```

| input | kernel | output |
| ---: | ---: | ---: |
| {number} | 3 | {number + 2} |
| {number + 1} | 4 | {number + 4} |

- {sentence(seed + 5)}
- {sentence(seed + 6)}

> [!NOTE]
> {sentence(seed + 8)}
"""


def code(chapter):
    a, b = chapter % 7, chapter % 5 + 1
    product = [a * b, a * b + 1, 2 * a * b + 1]
    return f"""```swift {{#tensor-{chapter}}}
let x: Tensor = [[{a}, {a + 1}], [{a + 2}, {a + 3}]]
let y = x * {b}
```

```tensor {{of=y}}
tensor([[{a * b}., {(a + 1) * b}.], [{(a + 2) * b}., {(a + 3) * b}.]])
```

```swift {{#printed-{chapter}}}
print({", ".join(str(number) for number in product)})
```

```output
{" ".join(str(number) for number in product)}
```

```check
y.shape == [2, 2]
x.sum() == {4 * a + 6}
```
"""


def chapter_text(number):
    parts = "\n".join(section(number, part) for part in range(1, 7))
    return f"""---
title: Chapter {number}
objectives:
  - {sentence(number)}
minutes: {10 + number % 15}
---

{paragraph(number)}

{code(number)}
{parts}"""


def write(folder, count):
    """Writes the book unless it is there: its recorded results took long to get."""
    chapters = pathlib.Path(folder) / "chapters"
    chapters.mkdir(parents=True, exist_ok=True)
    lines = ["# A large book", ""]
    for number in range(1, count + 1):
        if number % 30 == 1:
            lines += ["", f"# Part {number // 30 + 1}", ""]
        name = f"{number:03}-chapter.md"
        lines.append(f"- [Chapter {number}]({name})")
        (chapters / name).write_text(chapter_text(number))
    (chapters / "SUMMARY.md").write_text("\n".join(lines) + "\n")
    (chapters.parent / "course.yaml").write_text("imports: [Tensors]\n")
