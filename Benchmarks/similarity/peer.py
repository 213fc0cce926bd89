"""Compares the answers of a class with copydetect; prints [task, student, student, score] as JSON.

    peer.py FOLDER NOISE GUARANTEE

As `course` does: only files of the same name are compared, tokens are normalised (by Pygments' Swift
lexer), what the starters give does not count. A pair's score is the larger of its two.
"""
import contextlib
import json
import pathlib
import sys

import numpy as np
from copydetect import CopyDetector

folder, noise, guarantee = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
with contextlib.redirect_stdout(sys.stderr):
    detector = CopyDetector(
        test_dirs=[str(folder / "submissions")], boilerplate_dirs=[str(folder / "given")], extensions=["swift"],
        noise_t=noise, guarantee_t=guarantee, display_t=0.0, same_name_only=True, ignore_leaf=True,
        force_language="swift", silent=True, autoopen=False)
    detector.run()
    files = [pathlib.Path(file) for file in detector.test_files]
    both = detector.similarity_matrix.max(axis=2)
    scores = {}
    for row, column in np.argwhere(both > 0):
        key = (files[row].stem, *sorted([files[row].parent.name, files[column].parent.name]))
        scores[key] = max(scores.get(key, 0), float(both[row, column]))
json.dump([[*key, score] for key, score in scores.items()], sys.stdout)
