#!/bin/sh
# Installs PyTorch, which run.py measures against, in .venv beside this script.
#
# Where the compute benchmark has it already, its environment is used and only safetensors added.
set -eu
cd "$(dirname "$0")"
if ../compute/.venv/bin/python -c 'import torch' 2>/dev/null; then
  [ -e .venv ] || ln -s ../compute/.venv .venv
  .venv/bin/pip install --quiet packaging==26.0 safetensors==0.7.0
else
  python3 -m venv .venv
  .venv/bin/pip install --quiet numpy==2.4.6 torch==2.15.0 packaging==26.0 safetensors==0.7.0
fi
