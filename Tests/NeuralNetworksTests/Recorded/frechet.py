"""Records Fréchet distances as SciPy computes them, for FrechetDistanceTests.

    pip install numpy scipy safetensors
    python frechet.py

writes frechet.safetensors: pairs of random collections whose features depend on each other, and the
distance of each pair with `scipy.linalg.sqrtm` of the product of the covariances.
"""

import os

import numpy as np
from safetensors.numpy import save_file
from scipy.linalg import sqrtm

FOLDER = os.path.dirname(os.path.abspath(__file__))


def distance(a, b):
    a, b = a.astype(np.float64), b.astype(np.float64)
    s, t = np.atleast_2d(np.cov(a, rowvar=False)), np.atleast_2d(np.cov(b, rowvar=False))
    root = np.real(sqrtm(s @ t))
    return np.sum((a.mean(0) - b.mean(0)) ** 2) + np.trace(s + t - 2 * root)


rng = np.random.default_rng(7)
tensors = {}
for name, size, n, m in [("one", 1, 9, 12), ("three", 3, 20, 15), ("wide", 16, 60, 50), ("dead", 6, 30, 30)]:
    a = rng.normal(size=(n, size)) @ rng.normal(size=(size, size)) + rng.normal(size=size)
    b = rng.normal(size=(m, size)) @ rng.normal(size=(size, size)) + rng.normal(size=size)
    if name == "dead":  # features that never change, as units of a network may be
        a[:, 2], b[:, 4] = 0, 0
        a[:, 5], b[:, 5] = 1, 1
    a, b = a.astype(np.float32), b.astype(np.float32)
    tensors |= {f"{name}.a": a, f"{name}.b": b}
    tensors[f"{name}.distance"] = np.array([distance(a, b)], np.float32)
    print(name, tensors[f"{name}.distance"])
save_file(tensors, f"{FOLDER}/frechet.safetensors")
