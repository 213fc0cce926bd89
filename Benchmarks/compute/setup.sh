#!/bin/sh
# Installs the peers that compare.py measures against, in .venv beside this script.
set -eu
cd "$(dirname "$0")"
python3 -m venv .venv
.venv/bin/pip install --quiet \
  numpy==2.4.6 torch==2.15.0 onnx==1.23.2 onnxruntime==1.31.1 'jax[cpu]==0.10.2' matplotlib==3.11.2
