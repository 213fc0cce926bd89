#!/bin/sh
# Installs the peers that compare.py measures against, in .venv beside this script.
set -eu
cd "$(dirname "$0")"
python3 -m venv .venv
.venv/bin/pip install --quiet numpy torch onnx onnxruntime 'jax[cpu]'
