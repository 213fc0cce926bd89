"""What this processor can do; reports are kept apart by it."""

LEVELS = ["amx", "avx512", "avx2", "portable"]
FEATURES = {"amx": "amx_bf16", "avx512": "avx512f", "avx2": "avx2"}


def flags():
    with open("/proc/cpuinfo") as file:
        return next((line for line in file if line.startswith("flags")), "").split()


def levels():
    """The instructions that the course's engine may use here, the widest first."""
    known = flags()
    return [level for level in LEVELS if FEATURES.get(level, "") in ["", *known]]


def features():
    """The wide instructions that there are, as Linux names them."""
    known = flags()
    return [name for name in ["avx2", "avx512f", "avx512_bf16", "amx_bf16"] if name in known]
