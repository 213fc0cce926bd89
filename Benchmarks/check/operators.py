"""The operators of the book's library that its first chapters call, in plain NumPy.

Images have the shape [N, C, H, W]. A weight has the axes [Cout, Cin, kH, kW] for a convolution and
[Cin, Cout, kH, kW] for a transposed one.
"""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv2d(images, weight, stride=1, padding=0, dilation=1):
    footprint = [dilation * (size - 1) + 1 for size in weight.shape[2:]]
    windows = sliding_window_view(framed(images, padding, padding), footprint, axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride, ::dilation, ::dilation]
    return np.moveaxis(np.tensordot(windows, weight, axes=([1, 4, 5], [1, 2, 3])), 3, 1)


def transposed_conv2d(images, weight, stride=1, padding=0, output_padding=0, dilation=1):
    (N, _, H, W), (_, Cout, kH, kW) = images.shape, weight.shape
    painted = [
        transposed_size(size, kernel, stride, 0, output_padding, dilation)
        for size, kernel in ((H, kH), (W, kW))
    ]
    output = np.zeros([N, Cout, *painted], images.dtype)
    copies = np.tensordot(images, weight, axes=(1, 0)).transpose(4, 5, 0, 3, 1, 2)
    for i in range(kH):
        for j in range(kW):
            top, left = i * dilation, j * dilation
            rows = slice(top, top + (H - 1) * stride + 1, stride)
            columns = slice(left, left + (W - 1) * stride + 1, stride)
            output[:, :, rows, columns] += copies[i, j]
    return output[:, :, padding : painted[0] - padding, padding : painted[1] - padding]


def transposed_size(size, kernel, stride=1, padding=0, output_padding=0, dilation=1):
    if not output_padding < max(stride, dilation):
        raise ValueError(f"output padding {output_padding} is not below stride or dilation")
    return (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + output_padding + 1


def convolution_matrix(kernel, size, stride=1, padding=0):
    """Returns a matrix whose column p is the convolution of the image that is 1 at pixel p."""
    pixels = np.eye(size * size, dtype=kernel.dtype).reshape(-1, 1, size, size)
    return conv2d(pixels, kernel[None, None], stride, padding).reshape(size * size, -1).T


def conv2d_same(images, weight, stride):
    """Returns the convolution with Flax's padding SAME; sizes are ⌈H / stride⌉."""
    size, kernel = images.shape[2], weight.shape[2]
    total = max((size - 1) // stride * stride + kernel - size, 0)
    return conv2d(framed(images, total // 2, total - total // 2), weight, stride)


def fractionally_strided_conv2d_same(images, weight, stride):
    """Returns Flax's ConvTranspose with padding SAME and a weight [Cout, Cin, kH, kW]."""
    kernel = weight.shape[2]
    total = kernel + stride - 2
    before = kernel - 1 if stride > kernel - 1 else (total + 1) // 2
    return conv2d(framed(zero_inserted(images, stride), before, total - before), weight)


def zero_inserted(images, stride):
    *outer, H, W = images.shape
    wide = np.zeros([*outer, (H - 1) * stride + 1, (W - 1) * stride + 1], images.dtype)
    wide[..., ::stride, ::stride] = images
    return wide


def framed(images, before, after):
    untouched = [(0, 0)] * (images.ndim - 2)
    return np.pad(images, untouched + [(before, after)] * 2)


def nearest_upsampled(images, factor):
    return images.repeat(factor, axis=-2).repeat(factor, axis=-1)


def random_integers(generator, *shape):
    return generator.integers(-9, 10, shape).astype(np.float32)


def tensor(values):
    return np.array(values, np.float32)


def same(values, expected):
    """Says whether two arrays have the same shape and the same numbers."""
    return np.array_equal(values, expected)
