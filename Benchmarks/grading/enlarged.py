"""The book's exercise `zeros-between` in NumPy: an answer, and the checks that nbgrader and otter-grader run."""

ANSWER = '''\
def enlarged(image, kernel, stride):
    height, width = image.shape
    size = kernel.shape[0]
    sparse = np.zeros(((height - 1) * stride + 1, (width - 1) * stride + 1))
    sparse[::stride, ::stride] = image
    framed = np.pad(sparse, size - 1)
    turned = kernel[::-1, ::-1]
    result = np.zeros(((height - 1) * stride + size, (width - 1) * stride + size))
    for row in range(result.shape[0]):
        for column in range(result.shape[1]):
            result[row, column] = np.sum(framed[row:row + size, column:column + size] * turned)
    return result
'''

# As many cases as the book's exercise has, and a reference to compare with.
CHECKS = '''\
def painted(image, kernel, stride):
    size = kernel.shape[0]
    result = np.zeros(((image.shape[0] - 1) * stride + size, (image.shape[1] - 1) * stride + size))
    for row in range(image.shape[0]):
        for column in range(image.shape[1]):
            result[row * stride:row * stride + size, column * stride:column * stride + size] += \\
                image[row, column] * kernel
    return result

def agrees(image, kernel, stride):
    return np.allclose(enlarged(image, kernel, stride), painted(image, kernel, stride), rtol=1e-5, atol=1e-5)

random = np.random.default_rng(SEED)
cases = [(np.array([[2.0]]), np.array([[1.0, 2], [3, 4]]), 1), (np.eye(2), np.eye(3), 2)]
for _ in range(COUNT):
    size = random.integers(1, 5)
    cases.append((random.normal(size=(random.integers(1, 5), random.integers(1, 6))),
                  random.normal(size=(size, size)), int(random.integers(1, 5))))
'''


def checks(seed, count):
    return CHECKS.replace("SEED", str(seed)).replace("COUNT", str(count))


def source(text, kind="code", **metadata):
    cell = {"cell_type": kind, "metadata": metadata, "source": text}
    return cell | {"execution_count": None, "outputs": []} if kind == "code" else cell


def notebook(cells):
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def nbgrader_source():
    """As nbgrader's documentation writes an assignment: a solution, public tests and hidden ones."""
    def marked(name, **more):
        base = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
        return {"nbgrader": base | {"grade_id": name} | more}
    test = "\nfor case in cases:\n    assert agrees(*case)\n"
    hidden = "### BEGIN HIDDEN TESTS\n" + checks(2, 10) + test + "### END HIDDEN TESTS"
    return notebook([
        source("import numpy as np"),
        source("### BEGIN SOLUTION\n" + ANSWER + "### END SOLUTION", **marked("enlarged", solution=True)),
        source(checks(1, 26) + test, **marked("public", grade=True, locked=True, points=4)),
        source(hidden, **marked("hidden", grade=True, locked=True, points=4))])


def otter_source():
    """As otter assign's documentation writes one."""
    test = "assert all(agrees(*case) for case in cases)"
    return notebook([
        source("# ASSIGNMENT CONFIG\nexport_cell: false\ngenerate:\n    show_hidden: true\n", "raw"),
        source("import numpy as np"),
        source("# BEGIN QUESTION\nname: q1\npoints: 8\n", "raw"), source("Paint by sliding.", "markdown"),
        source("# BEGIN SOLUTION", "raw"), source(ANSWER), source("# END SOLUTION", "raw"),
        source("# BEGIN TESTS", "raw"), source(checks(1, 26) + test),
        source("# HIDDEN\n" + checks(2, 10) + test), source("# END TESTS", "raw"),
        source("# END QUESTION", "raw")])
