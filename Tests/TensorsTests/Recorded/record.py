"""Records how PyTorch, NumPy and JAX print float32 arrays, as Swift test cases.

Run with the versions named in the output:

    python record.py > PrintedForms.swift
"""

import numpy as np
import torch
import jax
import jax.numpy as jnp

NAN, INF = float("nan"), float("inf")
random = np.random.default_rng(5)

ARRAYS = {
    "scatteredKernel": [[0, 0, 1], [0, 4, 6], [4, 12, 9]],
    "single": 4,
    "singleFraction": 0.1,
    "singleNegative": -2.5,
    "singleTiny": 1e-7,
    "singleLarge": 3e20,
    "singleNaN": NAN,
    "vector": [1, 2, 3],
    "zeros": [[0, 0], [0, 0]],
    "negativeZero": [-0.0, 0.0],
    "negativeZeroAmongOthers": [-0.0, 1.5, -12.25],
    "negative": [[-1, 2], [3, -40]],
    "fourAxes": np.arange(16).reshape(1, 2, 2, 4),
    "bilinear": np.outer([0.25, 0.75, 0.75, 0.25], [0.25, 0.75, 0.75, 0.25]),
    "fractions": [[0.1, 0.25], [1 / 3, 12.5]],
    "ties": [0.00125, 0.03125, 2.00005, 1.00015, 0.12345, 0.99995],
    "tieToEven": [0.5, 0.28125, 0.09375, 0.15625],
    "wideRatio": [1, 2000],
    "ratioAtLimit": [1, 1000],
    "fractionRatio": [0.5, 2000.25],
    "smallestFixed": [0.0001, 0.05],
    "small": [0.00009, 0.00002],
    "large": [1e8, 2e8],
    "larger": [123456789, 987654321],
    "millions": [1000000, 2000000],
    "belowMillion": [999999, 2000],
    "subnormal": [1e-45, 3e-40],
    "extreme": [3.4028235e38, 1.1754944e-38],
    "nan": [NAN, 1],
    "onlyNaN": [NAN, NAN],
    "zeroAndNaN": [0, NAN],
    "infinite": [INF, -INF, 1.5],
    "infiniteWhole": [[INF, 2], [3, -INF]],
    "infiniteSmall": [INF, 0.00001],
    "empty": np.zeros((0,)),
    "emptyMatrix": np.zeros((2, 0)),
    "emptyBatch": np.zeros((0, 3, 4)),
    "longRow": np.arange(40),
    "longFractions": np.arange(30) / 7,
    "longRows": np.arange(60).reshape(2, 30) * 1.5,
    "thousand": np.arange(1000).reshape(10, 100),
    "moreThanThousand": np.arange(1001),
    "summarizedMatrix": np.arange(10000).reshape(100, 100) / 4,
    "summarizedNarrow": np.arange(4000).reshape(1000, 4),
    "summarizedImages": np.arange(2 * 3 * 16 * 16).reshape(2, 3, 16, 16),
    "summarizedWide": np.arange(2 * 1200).reshape(2, 1200) - 5,
    "normal": random.standard_normal((3, 5)),
    "uniform": random.random((2, 9)),
    "manyExponents": 10.0 ** np.arange(-3, 9),
    "lastLineFull": np.arange(14) + 100000.5,
}


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def scalars(array):
    """The elements as bit patterns, or the rule that makes them where they are many."""
    return "[" + ", ".join(f"0x{bits:x}" for bits in array.reshape(-1).view(np.uint32)) + "]"


def ramp(array):
    """Returns (start, step) if the array counts evenly and its steps are exact."""
    flat = array.reshape(-1)
    if flat.size < 100:
        return None
    step = flat[1] - flat[0]
    made = np.float32(flat[0]) + np.arange(flat.size, dtype=np.float32) * np.float32(step)
    return (flat[0], step) if np.array_equal(made, flat) else None


def main():
    print("// Recorded by record.py with")
    print(f"// PyTorch {torch.__version__}, NumPy {np.__version__}, JAX {jax.__version__}.")
    print()
    print("// swift-format-ignore-file")
    print()
    print("/// Tensors, and how the libraries print them.")
    print("let printedForms: [PrintedForm] = [")
    for name, value in ARRAYS.items():
        array = np.asarray(value, dtype=np.float32)
        even = ramp(array)
        elements = f"ramp: ({even[0]}, {even[1]})" if even else f"bits: {scalars(array)}"
        print(f"  PrintedForm(")
        print(f"    {literal(name)}, shape: {list(array.shape)}, {elements},")
        print(f"    pyTorch: {literal(str(torch.from_numpy(array.copy())))},")
        print(f"    numPy: {literal(str(array))},")
        print(f"    jax: {literal(repr(jnp.asarray(array)))}),")
    print("]")


main()
