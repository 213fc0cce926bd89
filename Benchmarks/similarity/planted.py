"""Makes up a class: honest answers that differ as students' do, and copies that somebody disguised.

An honest answer draws how it is written, independently of all others: the way of computing, the
order of loops, names, how sizes are read and written, comments. A copy takes the text of an honest
answer and disguises it in one of the ways of KINDS.
"""
import re

NAMES = {
    "out": ["out", "output", "result", "y", "canvas", "painted", "res", "answer", "total"],
    "n": ["n", "b", "batch", "sample", "image"], "ci": ["c", "ci", "cin", "channel", "from"],
    "co": ["o", "co", "d", "cout", "target"], "i": ["i", "r", "row", "h", "u"],
    "j": ["j", "s", "column", "w", "v"], "k": ["k", "a", "p", "ky", "di"],
    "l": ["l", "e", "q", "kx", "dj"], "N": ["N", "count", "images", "B"],
    "H": ["H", "height", "rows", "inH"], "W": ["W", "width", "columns", "inW"],
    "Ci": ["Cin", "channels", "inC", "ins"], "Co": ["Cout", "outs", "outC", "filters"],
    "K": ["kH", "kernelRows", "K", "size"], "L": ["kW", "kernelColumns", "L", "size2"],
    "OH": ["outH", "outRows", "fullH", "tall"], "OW": ["outW", "outColumns", "fullW", "wide"],
    "y": ["y", "top", "oy", "at", "place"], "x": ["x", "left", "ox", "across", "spot"],
    "f": ["size", "outputSize", "length", "extent", "full"],
    "acc": ["sum", "acc", "value", "t"], "flat": ["cells", "values", "buffer", "flat"],
}
COMMENTS = ["the sizes first", "loop over everything", "add the copy", "TODO: faster?", "cut the edges",
            "see chapter 2", "same as on paper", "stride moves the copy", "this took me a while", "ok"]


def indent(lines, depth=1):
    return ["  " * depth + line for line in lines]


def loops(order, bounds, body, random, style):
    """Nested loops over some variables, each written in the student's style."""
    lines, depth = [], 0
    for name in order:
        bound = bounds[name]
        if style == "stride":
            lines += indent([f"for {name} in stride(from: 0, to: {bound}, by: 1) {{"], depth)
        elif style == "indices" and random.random() < 0.5:
            lines += indent([f"for {name} in 0...({bound} - 1) {{"], depth)
        else:
            lines += indent([f"for {name} in 0..<{bound} {{"], depth)
        depth += 1
    lines += indent(body, depth)
    return lines + ["  " * d + "}" for d in reversed(range(depth))]


def shapes(pairs, random):
    """Reading sizes from tensors: one by one, as tuples, or through a constant for the shape."""
    style = random.choice(["lets", "tuple", "constant", "mixed"])
    if style == "mixed":
        pairs = random.sample(pairs, len(pairs))
        style = "lets"
    if style == "lets":
        return [f"let {name} = {tensor}.shape[{axis}]" for name, tensor, axis in pairs]
    tensors = list(dict.fromkeys(tensor for _, tensor, _ in pairs))
    lines = []
    for tensor in tensors:
        own = [(name, axis) for name, other, axis in pairs if other == tensor]
        source = f"{tensor}.shape"
        if style == "constant":
            lines.append(f"let {tensor}Shape = {tensor}.shape")
            source = f"{tensor}Shape"
        if style == "tuple":
            lines.append(f"let ({', '.join(n for n, _ in own)}) = ("
                         + ", ".join(f"{source}[{axis}]" for _, axis in own) + ")")
        else:
            lines += [f"let {name} = {source}[{axis}]" for name, axis in own]
    return lines


def added(place, value, random):
    return random.choice([f"{place} += {value}", f"{place} = {place} + {value}"])


def scatter(v, random):
    """The transposed convolution of a batch."""
    way = random.choice(["full", "checked", "gather", "flat", "slices", "rows"])
    style = random.choice(["range", "range", "stride", "indices"])
    head = shapes([(v["N"], "input", 0), (v["Ci"], "input", 1), (v["H"], "input", 2), (v["W"], "input", 3),
                   (v["Co"], "weight", 1), (v["K"], "weight", 2), (v["L"], "weight", 3)], random)
    helper = []
    big = random.choice(["({0} - 1) * stride + {1}", "stride * ({0} - 1) + {1}", "{0} * stride - stride + {1}",
                         "{1} + ({0} - 1) * stride"])
    cut = way in ("checked", "gather")
    tall, wide = big.format(v["H"], v["K"]), big.format(v["W"], v["L"])
    if cut:
        tall, wide = f"{tall} - 2 * padding", f"{wide} - 2 * padding"
    if random.random() < 0.3:
        helper = [f"func {v['f']}(_ cells: Int, _ kernel: Int, _ stride: Int) -> Int {{",
                  "  " + random.choice(["", "return "]) + big.format("cells", "kernel"), "}", ""]
        trim = " - 2 * padding" if cut else ""
        tall = f"{v['f']}({v['H']}, {v['K']}, stride){trim}"
        wide = f"{v['f']}({v['W']}, {v['L']}, stride){trim}"
    sizes = [f"let {v['OH']} = {tall}", f"let {v['OW']} = {wide}"]
    bounds = {v["n"]: v["N"], v["ci"]: v["Ci"], v["co"]: v["Co"], v["i"]: v["H"], v["j"]: v["W"],
              v["k"]: v["K"], v["l"]: v["L"]}
    order = [v["n"]] + random.sample([v["ci"], v["co"]], 2) + [v["i"], v["j"]] + random.sample([v["k"], v["l"]], 2)
    if random.random() < 0.35:
        order = random.sample(order, len(order))
    n, ci, co, i, j, k, l, out = (v[key] for key in ["n", "ci", "co", "i", "j", "k", "l", "out"])
    product = random.choice([f"input[{n}, {ci}, {i}, {j}] * weight[{ci}, {co}, {k}, {l}]",
                             f"weight[{ci}, {co}, {k}, {l}] * input[{n}, {ci}, {i}, {j}]"])
    zeros = f"var {out} = Tensor(zeros: [{v['N']}, {v['Co']}, {v['OH']}, {v['OW']}])"
    crop = random.choice([
        [f"return {out}[0..<{v['N']}, 0..<{v['Co']}, padding..<({v['OH']} - padding), padding..<({v['OW']} - padding)]"],
        [f"let keepRows = padding..<{v['OH']} - padding", f"let keepColumns = padding..<{v['OW']} - padding",
         f"return {out}[..., keepRows, keepColumns]"],
        [f"if padding == 0 {{ return {out} }}",
         f"return {out}[0..<{v['N']}, 0..<{v['Co']}, padding..<{v['OH']} - padding, padding..<{v['OW']} - padding]"]])
    if way == "full":
        spot = random.choice([
            ([], f"{out}[{n}, {co}, {i} * stride + {k}, {j} * stride + {l}]"),
            ([f"let {v['y']} = {i} * stride + {k}", f"let {v['x']} = {j} * stride + {l}"],
             f"{out}[{n}, {co}, {v['y']}, {v['x']}]")])
        body = sizes + [zeros] + loops(order, bounds, spot[0] + [added(spot[1], product, random)], random, style) + crop
    elif way == "checked":
        test = random.choice([
            [f"if {v['y']} >= 0 && {v['y']} < {v['OH']} && {v['x']} >= 0 && {v['x']} < {v['OW']} {{",
             "  " + added(f"{out}[{n}, {co}, {v['y']}, {v['x']}]", product, random), "}"],
            [f"guard (0..<{v['OH']}).contains({v['y']}), (0..<{v['OW']}).contains({v['x']}) else {{ continue }}",
             added(f"{out}[{n}, {co}, {v['y']}, {v['x']}]", product, random)],
            [f"if {v['y']} < 0 || {v['x']} < 0 {{ continue }}",
             f"if {v['y']} >= {v['OH']} || {v['x']} >= {v['OW']} {{ continue }}",
             added(f"{out}[{n}, {co}, {v['y']}, {v['x']}]", product, random)]])
        body = sizes + [zeros] + loops(order, bounds, [
            f"let {v['y']} = {i} * stride + {k} - padding", f"let {v['x']} = {j} * stride + {l} - padding"] + test,
            random, style) + [f"return {out}"]
    elif way == "gather":
        inner = loops([ci, k, l], bounds, [
            f"let {i} = {v['y']} + padding - {k}", f"let {j} = {v['x']} + padding - {l}",
            f"if {i} % stride != 0 || {j} % stride != 0 {{ continue }}",
            f"if {i} < 0 || {j} < 0 || {i} / stride >= {v['H']} || {j} / stride >= {v['W']} {{ continue }}",
            added(v["acc"], f"input[{n}, {ci}, {i} / stride, {j} / stride] * weight[{ci}, {co}, {k}, {l}]", random)],
            random, style)
        body = sizes + [zeros] + loops([n, co, v["y"], v["x"]], {**bounds, v["y"]: v["OH"], v["x"]: v["OW"]},
            [f"var {v['acc']}: Float = 0"] + inner + [f"{out}[{n}, {co}, {v['y']}, {v['x']}] = {v['acc']}"],
            random, style) + [f"return {out}"]
    elif way == "flat":
        index = f"(({n} * {v['Co']} + {co}) * {v['OH']} + {i} * stride + {k}) * {v['OW']} + {j} * stride + {l}"
        body = sizes + [f"var {v['flat']} = [Float](repeating: 0, count: {v['N']} * {v['Co']} * {v['OH']} * {v['OW']})"]
        body += loops(order, bounds, [f"let index = {index}", added(f"{v['flat']}[index]", product, random)], random, style)
        body += [f"let {out} = Tensor(shape: [{v['N']}, {v['Co']}, {v['OH']}, {v['OW']}], scalars: {v['flat']})"] + crop
    elif way == "slices":
        body = sizes + [zeros] + loops([n, ci, i, j], bounds, [
            f"let rows = {i} * stride..<{i} * stride + {v['K']}", f"let columns = {j} * stride..<{j} * stride + {v['L']}",
            added(f"{out}[{n}, 0..<{v['Co']}, rows, columns]", f"input[{n}, {ci}, {i}, {j}] * weight[{ci}, ...]", random)],
            random, style) + crop
    else:
        body = sizes + [zeros] + loops([k, l], bounds, loops([n, ci, co], bounds, [
            f"let part = input[{n}, {ci}, ..., ...] * weight[{ci}, {co}, {k}, {l}]"] + loops([i, j], bounds, [
                added(f"{out}[{n}, {co}, {k} + {i} * stride, {l} + {j} * stride]", f"part[{i}, {j}]", random)],
                random, style), random, style), random, style) + crop
    if random.random() < 0.2:
        body = ["precondition(input.shape[1] == weight.shape[0])"] + body
    head += body
    return helper, "func scatterAdd(_ input: Tensor, weight: Tensor, stride: Int, padding: Int) -> Tensor {", head


def zeros(v, random):
    """A transposed convolution by zeros between the cells."""
    way = random.choice(["array", "tensor", "mapped", "direct"])
    style = random.choice(["range", "stride", "indices"])
    i, j, k, l, out = (v[key] for key in ["i", "j", "k", "l", "out"])
    bounds = {i: v["H"], j: v["W"], k: v["K"], l: v["L"]}
    body = shapes([(v["H"], "input", 0), (v["W"], "input", 1), (v["K"], "kernel", 0), (v["L"], "kernel", 1)], random)
    border = random.choice([(f"{v['K']} - 1", f"{v['L']} - 1"), (f"({v['K']} - 1)", f"({v['L']} - 1)")])
    body += [f"let {v['OH']} = ({v['H']} - 1) * stride + 1 + 2 * ({v['K']} - 1)",
             f"let {v['OW']} = ({v['W']} - 1) * stride + 1 + 2 * ({v['L']} - 1)"]
    wide = v["flat"]
    if way == "array":
        body += [f"var {wide} = [[Float]](repeating: [Float](repeating: 0, count: {v['OW']}), count: {v['OH']})"]
        body += loops([i, j], bounds, [f"{wide}[{border[0]} + {i} * stride][{border[1]} + {j} * stride] = input[{i}, {j}]"],
                      random, style)
        read = f"{wide}[{v['y']} + {k}][{v['x']} + {l}]"
    elif way == "mapped":
        body += [f"let {wide} = (0..<{v['OH']}).map {{ r in", f"  (0..<{v['OW']}).map {{ c -> Float in",
                 f"    let (a, b) = (r - {border[0]}, c - {border[1]})",
                 f"    guard a >= 0, b >= 0, a % stride == 0, b % stride == 0 else {{ return 0 }}",
                 f"    return a / stride < {v['H']} && b / stride < {v['W']} ? input[a / stride, b / stride] : 0", "  }", "}"]
        read = f"{wide}[{v['y']} + {k}][{v['x']} + {l}]"
    else:
        body += [f"var {wide} = Tensor(zeros: [{v['OH']}, {v['OW']}])"]
        if way == "tensor":
            body += loops([i, j], bounds, [f"{wide}[{border[0]} + {i} * stride, {border[1]} + {j} * stride] = input[{i}, {j}]"],
                          random, style)
        else:
            body += [f"var {v['y']} = {border[0]}"] + loops([i], bounds, [f"var {v['x']} = {border[1]}"] + loops([j], bounds, [
                f"{wide}[{v['y']}, {v['x']}] = input[{i}, {j}]", f"{v['x']} += stride"], random, style) + [f"{v['y']} += stride"],
                random, style)
        read = f"{wide}[{v['y']} + {k}, {v['x']} + {l}]"
    turned = random.choice([f"kernel[{v['K']} - 1 - {k}, {v['L']} - 1 - {l}]", "turned"])
    if turned == "turned":
        body += [f"let turned = " + random.choice(["kernel.flipped(axes: [0, 1])", "turn(kernel)"])]
        turned = f"turned[{k}, {l}]"
    rows, columns = f"{v['OH']} - {v['K']} + 1", f"{v['OW']} - {v['L']} + 1"
    body += [f"var {out} = Tensor(zeros: [{rows}, {columns}])"]
    sum_style = random.choice(["direct", "acc"])
    order = random.sample([k, l], 2)
    if sum_style == "acc":
        inner = [f"var {v['acc']} = Float(0)"] + loops(order, bounds, [added(v["acc"], f"{read} * {turned}", random)], random, style)
        inner += [f"{out}[{v['y']}, {v['x']}] = {v['acc']}"]
    else:
        inner = loops(order, bounds, [added(f"{out}[{v['y']}, {v['x']}]", f"{turned} * {read}", random)], random, style)
    body += loops([v["y"], v["x"]], {**bounds, v["y"]: f"({rows})", v["x"]: f"({columns})"}, inner, random, style)
    body += [f"return {out}"]
    helper = []
    if any("turn(kernel)" in line for line in body):
        helper = ["func turn(_ kernel: Tensor) -> Tensor {", "  var copy = kernel",
                  *indent(loops(["a", "b"], {"a": "kernel.shape[0]", "b": "kernel.shape[1]"}, [
                      "copy[kernel.shape[0] - 1 - a, kernel.shape[1] - 1 - b] = kernel[a, b]"], random, style)),
                  "  return copy", "}", ""]
    return helper, "func enlarged(_ input: Tensor, kernel: Tensor, stride: Int) -> Tensor {", body


def matrix(v, random):
    """The matrix of a convolution."""
    way = random.choice(["rows", "cells", "columns", "flat"])
    style = random.choice(["range", "stride", "indices"])
    i, j, k, l, out = (v[key] for key in ["i", "j", "k", "l", "out"])
    body = shapes([(v["K"], "kernel", 0), (v["L"], "kernel", 1)], random)
    body += [f"let {v['H']} = height", f"let {v['W']} = width"] if random.random() < 0.3 else []
    H, W = (v["H"], v["W"]) if f"let {v['H']} = height" in body else ("height", "width")
    body += random.choice([
        [f"let {v['OH']} = {H} - {v['K']} + 1", f"let {v['OW']} = {W} - {v['L']} + 1"],
        [f"let ({v['OH']}, {v['OW']}) = ({H} - {v['K']} + 1, {W} - {v['L']} + 1)"]])
    bounds = {i: v["OH"], j: v["OW"], k: v["K"], l: v["L"]}
    row, column = f"{i} * {v['OW']} + {j}", f"({i} + {k}) * {W} + {j} + {l}"
    if way == "rows":
        body += [f"var {out} = Tensor(zeros: [{v['OH']} * {v['OW']}, {H} * {W}])"]
        body += loops([i, j, k, l], bounds, [f"let {v['y']} = {row}", f"let {v['x']} = {column}",
                      f"{out}[{v['y']}, {v['x']}] = kernel[{k}, {l}]"], random, style) + [f"return {out}"]
    elif way == "cells":
        body += [f"var {out} = Tensor(zeros: [{v['OH']} * {v['OW']}, {H} * {W}])"]
        body += loops([v["y"], v["x"]], {v["y"]: f"({v['OH']} * {v['OW']})", v["x"]: f"({H} * {W})"}, [
            f"let {k} = {v['x']} / {W} - {v['y']} / {v['OW']}", f"let {l} = {v['x']} % {W} - {v['y']} % {v['OW']}",
            *random.choice([
                [f"if {k} >= 0 && {k} < {v['K']} && {l} >= 0 && {l} < {v['L']} {{",
                 f"  {out}[{v['y']}, {v['x']}] = kernel[{k}, {l}]", "}"],
                [f"guard {k} >= 0, {l} >= 0, {k} < {v['K']}, {l} < {v['L']} else {{ continue }}",
                 f"{out}[{v['y']}, {v['x']}] = kernel[{k}, {l}]"]])], random, style) + [f"return {out}"]
    elif way == "columns":
        body += [f"var rows: [[Float]] = []"] + loops([i, j], bounds, [
            f"var line = [Float](repeating: 0, count: {H} * {W})"] + loops([k, l], bounds, [
                f"line[{column}] = kernel[{k}, {l}]"], random, style) + ["rows.append(line)"], random, style)
        body += random.choice([["return Tensor(rows)"], [f"let {out} = rows.flatMap {{ $0 }}",
                               f"return Tensor(shape: [rows.count, {H} * {W}], scalars: {out})"]])
    else:
        body += [f"let across = {H} * {W}",
                 f"var {v['flat']} = Array(repeating: Float(0), count: {v['OH']} * {v['OW']} * across)"]
        body += loops([k, l] + random.sample([i, j], 2), bounds, [
            f"let start = ({row}) * across", f"{v['flat']}[start + {column}] = kernel[{k}, {l}]"], random, style)
        body += [f"return Tensor(shape: [{v['OH']} * {v['OW']}, across], scalars: {v['flat']})"]
    return [], "func matrix(of kernel: Tensor, height: Int, width: Int) -> Tensor {", body


TASKS = {"scatter-add-many-channels": scatter, "zeros-between": zeros, "matrix-of-a-convolution": matrix}


def drawn_names(random):
    """A name for each thing, all different."""
    names, taken = {}, set()
    for key, pool in NAMES.items():
        free = [name for name in pool if name not in taken] or [key + "1"]
        names[key] = random.choice(free)
        taken.add(names[key])
    return names


def commented(lines, random, share):
    result = []
    for line in lines:
        if random.random() < share:
            result.append(line[:len(line) - len(line.lstrip())] + "// " + random.choice(COMMENTS))
        result.append(line)
    return result


def honest(task, random):
    helper, head, body = TASKS[task](drawn_names(random), random)
    lines = commented([*helper, head, *indent(body), "}"], random, random.choice([0, 0.05, 0.15]))
    return "\n".join(["import TensorCore", "", *lines]) + "\n"


# ---- Disguises ----

def own_names(text):
    found = re.findall(r"\b(?:let|var|for) (\w+)", text) + re.findall(r"\bfunc (\w+)\(_", text)
    for names in re.findall(r"\blet \(([^)]*)\) =", text):
        found += [name.strip() for name in names.split(",")]
    return sorted(set(found) - {"scatterAdd", "enlarged", "matrix"})


def renamed(text, random):
    for number, name in enumerate(own_names(text)):
        new = random.choice(["my", "the", "a", "tmp", "x"]) + random.choice(["Value", "Thing", "Index", "Data"]) + str(number)
        text = re.sub(rf"(?<![.\w]){name}\b(?!:)", new, text)
    return text


def recommented(text, random):
    lines = [line for line in text.split("\n") if not line.strip().startswith("//")]
    lines = [line.replace("  ", random.choice(["    ", "\t", " "])) for line in commented(lines, random, 0.3)]
    return "\n".join(sum([[line, ""] if random.random() < 0.2 else [line] for line in lines], []))


def reordered(text, random):
    """Statements that do not need each other change places, as do functions, operands of a product and loops."""
    lines = text.split("\n")
    for index in range(len(lines) - 1):
        first, second = lines[index], lines[index + 1]
        both = [re.match(r"(\s*)let (\w+) = ", line) for line in (first, second)]
        if all(both) and both[0][1] == both[1][1] and not re.search(rf"\b{both[0][2]}\b", second):
            lines[index], lines[index + 1] = second, first
        loop = [re.match(r"\s*for (\w+) in (.*)\{$", line) for line in (first, second)]
        if all(loop) and loop[0][1] not in loop[1][2] and random.random() < 0.6:
            lines[index], lines[index + 1] = (
                first[:len(first) - len(first.lstrip())] + second.strip(), second[:len(second) - len(second.lstrip())] + first.strip())
    text = "\n".join(lines)
    functions = re.split(r"\n(?=func )", text)
    if len(functions) > 2:
        text = "\n".join([functions[0], functions[2], functions[1], *functions[3:]])
    return text


def extracted(text, random):
    """The right-hand sides of some constants move into functions."""
    helpers = []

    def moved(match):
        names = sorted(set(re.findall(r"(?<![.\w])[A-Za-z]\w*", match[3])))
        if any(word in match[3] for word in ["[", "{", "..", "Tensor", "("]) or not names or random.random() < 0.2:
            return match[0]
        name = f"part{len(helpers) + 1}"
        helpers.append(f"func {name}(" + ", ".join(f"_ {n}: Int" for n in names) + f") -> Int {{\n  return {match[3]}\n}}\n")
        return f"{match[1]}let {match[2]} = {name}({', '.join(names)})"
    text = re.sub(r"(?m)^(\s*)let (\w+) = (.+)$", moved, text)
    inner = re.search(r"(?m)^( *)(\S+\[[^\n]*\]) (?:\+=|= .*\+) (.*)$", text)
    if inner and not helpers:
        text = text.replace(inner[0], f"{inner[1]}let step = {inner[3]}\n{inner[1]}{inner[2]} += step")
    return text + "\n" + "\n".join(helpers)


def dead(text, random):
    """Statements that do nothing, after a fifth of the lines."""
    extra = ["let unused{0} = 17 * {0}", "if false {{ print(\"never {0}\") }}", "_ = [1, 2, {0}].count",
             "var spare{0} = 0; spare{0} += {0}", "assert({0} >= 0)"]
    lines, number = [], 0
    for line in text.split("\n"):
        lines.append(line)
        if line.strip() and not line.startswith(("import", "}")) and not line.strip().startswith("return") \
                and "guard" not in line and random.random() < 0.22:
            number += 1
            lines.append("    " + random.choice(extra).format(number))
    return "\n".join(lines)


def retyped(text, random):
    """Types that nobody needs, `var` for `let`, other spellings of the same."""
    text = re.sub(r"\blet (\w+) = (?=[^\n{(.\[]*$)", lambda m: f"var {m[1]}: Int = ", text, flags=re.M)
    text = re.sub(r"(\S+\[[^\n=]*\]) \+= (.*)", r"\1 = \1 + \2", text)
    return re.sub(r"\b0\.\.<(\w+)\b(?!\s*[-+*])", r"(0 ..< \1)", text)


def loops_rewritten(text, random):
    """`for` becomes `while`."""
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        match = re.match(r"(\s*)for (\w+) in 0\.\.<(.+) \{$", lines[index])
        if match and "continue" not in text:
            end = next(e for e in range(index + 1, len(lines)) if lines[e] == match[1] + "}")
            lines.insert(end, f"{match[1]}  {match[2]} += 1")
            lines[index:index + 1] = [f"{match[1]}var {match[2]} = 0", f"{match[1]}while {match[2]} < {match[3]} {{"]
            index += 1
        index += 1
    return "\n".join(lines)


def combined(text, random):
    for step in random.sample([reordered, dead, retyped, extracted], 2):
        text = step(text, random)
    return recommented(renamed(text, random), random)


KINDS = {
    "verbatim": lambda text, random: text, "renamed": renamed, "comments and spaces": recommented,
    "reordered": reordered, "extracted functions": extracted, "dead code": dead, "retyped": retyped,
    "loops rewritten": loops_rewritten, "several at once": combined,
}


def make_class(random, honest_count, copies_per_kind):
    """Returns answers by (task, student), and the kind of each copied pair by (task, student, student)."""
    answers, copied = {}, {}
    for task in TASKS:
        for number in range(honest_count):
            answers[task, f"s{number:03}"] = honest(task, random)
        originals = random.sample(range(honest_count), len(KINDS) * copies_per_kind)
        for number, (kind, disguise) in enumerate([k for k in KINDS.items() for _ in range(copies_per_kind)]):
            original, copy = f"s{originals[number]:03}", f"t{number:03}"
            answers[task, copy] = disguise(answers[task, original], random)
            copied[task, original, copy] = kind
    return answers, copied
