"""The cases: layers and networks of the documents that the course is about."""

# name: batch, features, channels, height, width, kernel, stride, padding, output padding.
# Features are the input of the transposed convolution, channels its output.
DCGAN = {
    "dcgan0": (1, 100, 512, 1, 1, 4, 1, 0, 0),
    "dcgan1": (1, 512, 256, 4, 4, 4, 2, 1, 0),
    "dcgan2": (1, 256, 128, 8, 8, 4, 2, 1, 0),
    "dcgan3": (1, 128, 64, 16, 16, 4, 2, 1, 0),
    "dcgan4": (1, 64, 3, 32, 32, 4, 2, 1, 0),
}
OTHERS = {
    "unet-up": (1, 1024, 512, 28, 28, 2, 2, 0, 0),
    "fcn-k64s32": (1, 21, 21, 16, 16, 64, 32, 16, 0),
    "k3s2-7x7x4": (1, 4, 8, 7, 7, 3, 2, 1, 1),
    "k3s2-64x64x64": (1, 64, 64, 64, 64, 3, 2, 1, 1),
    "tiny-2x2-k2": (1, 1, 1, 2, 2, 2, 1, 0, 0),
    "tiny-2x2-k3": (1, 1, 1, 2, 2, 3, 1, 0, 0),
    "tiny-3x3-k3s2": (1, 1, 1, 3, 3, 3, 2, 1, 0),
}
# Convolutions, read from channels to features; height and width are those of the features.
CONVOLUTIONS = {
    "unet-conv-1": (1, 512, 1024, 56, 56, 3, 1, 1, 0),
    "unet-conv-2": (1, 512, 512, 56, 56, 3, 1, 1, 0),
}
# Enlarging by the stride and a convolution of stride 1, after it or before it.
UPSAMPLING = {
    "nearest+conv": ("nearest", (1, 64, 64, 32, 32, 3, 2, 1, 0)),
    "nearest+conv-small": ("nearest", (1, 4, 8, 7, 7, 3, 2, 1, 0)),
    "sub-pixel": ("subpixel", (1, 64, 64, 64, 64, 3, 2, 1, 0)),
    "sub-pixel-small": ("subpixel", (1, 4, 8, 7, 7, 3, 2, 1, 0)),
}
NETWORKS = {
    "generator": ("generator", (1, 100, 3, 1, 1, 4, 1, 0, 0)),
    "generator x16": ("generator", (16, 100, 3, 1, 1, 4, 1, 0, 0)),
    "unet-block": ("unet-block", (1, 1024, 512, 28, 28, 2, 2, 0, 0)),
}
# Whose accuracy is compared, too.
ACCURACY = ["dcgan1", "dcgan2", "dcgan3", "dcgan4", "fcn-k64s32", "k3s2-64x64x64"]

FORWARD, INPUT_GRADIENT, WEIGHT_GRADIENT = "forward", "input gradient", "weight gradient"


def workload():
    """Yields (group, name, operation, sizes)."""
    layers = dict(DCGAN)
    layers.update({f"{name} x16": (16,) + sizes[1:] for name, sizes in DCGAN.items()})
    for name, sizes in {**layers, **OTHERS}.items():
        yield FORWARD, name, "transposed", sizes
    for name, sizes in CONVOLUTIONS.items():
        yield FORWARD, name, "conv", sizes
    for name, (operation, sizes) in {**UPSAMPLING, **NETWORKS}.items():
        yield FORWARD, name, operation, sizes
    # The input gradient of a transposed convolution is the convolution with the same weight.
    for name, sizes in layers.items():
        yield INPUT_GRADIENT, name, "conv", sizes
    for name, sizes in layers.items():
        yield WEIGHT_GRADIENT, name, "gradient", sizes


def image_size(sizes):
    n, f, c, h, w, k, s, p, op = sizes
    return (h - 1) * s - 2 * p + k + op, (w - 1) * s - 2 * p + k + op


def operations(operation, sizes):
    """The multiplications and additions of the written graph, with those that padding saves."""
    n, f, c, h, w, k, s, p, op = sizes
    if operation == "generator":
        return sum(operations("transposed", (n,) + sizes[1:]) for sizes in DCGAN.values())
    if operation == "unet-block":
        return operations("transposed", sizes) + 2 * n * (2 * c + c) * c * 4 * h * w * 9
    scale = s * s if operation in ("nearest", "subpixel") else 1
    return 2 * n * f * c * h * w * k * k * scale


def bytes_moved(operation, sizes):
    """The least that must be read and written: operands and result, once."""
    n, f, c, h, w, k, s, p, op = sizes
    if operation == "generator":
        return sum(bytes_moved("transposed", (n,) + sizes[1:]) for sizes in DCGAN.values())
    if operation == "unet-block":
        return 4 * (n * f * h * w + 4 * f * c + n * 8 * h * w * c * 3 + 27 * c * c)
    if operation in ("nearest", "subpixel"):
        parts = s * s if operation == "subpixel" else 1
        return 4 * (n * f * h * w + parts * f * c * k * k + n * c * h * w * s * s)
    height, width = image_size(sizes)
    return 4 * (n * f * h * w + f * c * k * k + n * c * height * width)
