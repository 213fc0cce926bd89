// Recorded by record.py with
// PyTorch 2.15.0+cu132, NumPy 2.4.6, JAX 0.10.2.

// swift-format-ignore-file

import Tensors

/// What PyTorch computes on whole numbers.
let recordedConvolutions: [RecordedConvolution] = [
  .init(.transposed(outputPadding: Extent2D(height: 1, width: 1)), [1, 1, 3, 3], [1, 1, 3, 3],
    Extent2D(height: 2, width: 2), Extent2D(height: 1, width: 1), Extent2D(height: 1, width: 1), 1,
    [1, 1, 6, 6], [8, 8, -20, 7, -4, 1, -9, -34, 12, 8, 0, 5, 12, 5, -16, 4, 0, 0, -12, -29, 9, 13, -3, 3, 16, 2, -12, 1, 4, -1, 0, -35, 0, 20, 0, -5]),
  .init(.transposed(outputPadding: Extent2D(height: 0, width: 2)), [2, 3, 2, 4], [3, 2, 3, 2],
    Extent2D(height: 1, width: 3), Extent2D(height: 0, width: 1), Extent2D(height: 1, width: 1), 1,
    [2, 2, 4, 11], [-3, 0, -13, 22, 0, -5, 3, 0, 3, -5, 0, -13, 0, -12, 27, 0, -6, -10, 0, 0, 8, 0, -14, 0, -11, 28, 0, -3, -7, 0, -6, 2, 0, -21, 0, -9, -5, 0, 23, 11, 0, -33, -17, 0, -5, 0, -45, -21, 0, 10, 7, 0, 10, -9, 0, 28, 0, 24, -14, 0, 25, -12, 0, -7, 12, 0, 27, 0, 25, -13, 0, -16, -9, 0, 20, 6, 0, 22, 0, 4, -3, 0, -16, 5, 0, 19, -9, 0, 3, 0, 3, -5, 0, 22, -13, 0, -3, 1, 0, -10, 0, 0, 8, 0, 17, -18, 0, 1, -11, 0, -7, 0, -6, 2, 0, 13, -22, 0, 10, -2, 0, 11, 0, -33, -17, 0, -1, -1, 0, 31, 15, 0, 7, 0, 10, -9, 0, -45, 30, 0, 10, 3, 0, -12, 0, -7, 12, 0, 5, 25, 0, 17, -17, 0, -9, 0, 20, 6, 0, -10, 21, 0, -29, -8, 0, 5, 0, 19, -9, 0, -1, -1, 0, -21, 7, 0]),
  .init(.transposed(outputPadding: Extent2D(height: 1, width: 0)), [1, 4, 3, 2], [4, 1, 2, 3],
    Extent2D(height: 2, width: 1), Extent2D(height: 1, width: 2), Extent2D(height: 3, width: 2), 2,
    [1, 2, 7, 2], [0, 0, 3, -9, -8, -8, 12, 0, -8, -8, 0, 0, -8, -8, 0, 0, -16, -2, -1, 3, -10, 37, 7, 0, 0, 0, 4, -14]),
  .init(.transposed(outputPadding: Extent2D(height: 2, width: 1)), [1, 2, 2, 2], [2, 3, 1, 4],
    Extent2D(height: 3, width: 2), Extent2D(height: 0, width: 0), Extent2D(height: 1, width: 1), 1,
    [1, 3, 6, 7], [16, -18, 4, -5, -15, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -14, 15, 4, 0, 15, -18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, -22, -10, 25, -25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -8, 21, 10, -38, 15, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -14, 18, 9, 11, 20, -10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, -17, -6, 1, -18, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  .init(.transposed(outputPadding: Extent2D(height: 1, width: 2)), [3, 6, 1, 3], [6, 1, 2, 2],
    Extent2D(height: 1, width: 1), Extent2D(height: 0, width: 1), Extent2D(height: 2, width: 3), 3,
    [3, 3, 4, 6], [-26, -2, -9, 19, 3, 0, 0, 0, 0, 0, 0, 0, -35, -3, -4, 10, 2, 0, 0, 0, 0, 0, 0, 0, 21, -11, 19, -9, 7, 0, 0, 0, 0, 0, 0, 0, 16, -8, 28, -14, 10, 0, 0, 0, 0, 0, 0, 0, 1, 1, -9, -5, -1, 0, 0, 0, 0, 0, 0, 0, 0, 8, 37, 5, -27, 0, 0, 0, 0, 0, 0, 0, 10, -10, 11, -5, -10, 0, 0, 0, 0, 0, 0, 0, 13, -10, 6, -2, -10, 0, 0, 0, 0, 0, 0, 0, -27, 29, -1, 15, -13, 0, 0, 0, 0, 0, 0, 0, -20, 22, -2, 22, -20, 0, 0, 0, 0, 0, 0, 0, -10, 1, -3, 45, -6, 0, 0, 0, 0, 0, 0, 0, -10, -2, -11, -10, 13, 0, 0, 0, 0, 0, 0, 0, -20, 4, -13, 15, -1, 0, 0, 0, 0, 0, 0, 0, -27, 5, -6, 8, 0, 0, 0, 0, 0, 0, 0, 0, 13, -19, -10, -5, 11, 0, 0, 0, 0, 0, 0, 0, 10, -14, -10, -8, 16, 0, 0, 0, 0, 0, 0, 0, 1, 1, -8, -4, 0, 0, 0, 0, 0, 0, 0, 0, 2, 10, 29, -3, -35, 0, 0, 0, 0, 0, 0, 0]),
  .init(.transposed(outputPadding: Extent2D(height: 0, width: 0)), [2, 3, 3], [2, 1, 4, 4],
    Extent2D(height: 2, width: 2), Extent2D(height: 1, width: 1), Extent2D(height: 1, width: 1), 1,
    [1, 6, 6], [-22, -2, -2, -31, -1, -1, -42, 33, 24, 8, 15, 12, 23, -36, 21, 14, -34, -2, -19, -9, 30, 10, 10, 15, 21, 26, 10, 21, -34, -2, 12, -17, 9, 19, -13, 12]),
  .init(.forward, [1, 1, 5, 5], [1, 1, 3, 3],
    Extent2D(height: 2, width: 2), Extent2D(height: 1, width: 1), Extent2D(height: 1, width: 1), 1,
    [1, 1, 3, 3], [-7, 18, -17, 2, 12, -14, 34, -4, -3]),
  .init(.forward, [2, 3, 4, 6], [2, 3, 3, 2],
    Extent2D(height: 1, width: 3), Extent2D(height: 0, width: 1), Extent2D(height: 1, width: 1), 1,
    [2, 2, 2, 3], [-22, -9, 3, 18, 40, -10, -18, -31, -1, 8, 56, 38, 18, 40, -10, 47, 34, -45, 8, 56, 38, 45, 88, 33]),
  .init(.forward, [1, 4, 6, 5], [4, 2, 2, 3],
    Extent2D(height: 2, width: 1), Extent2D(height: 1, width: 2), Extent2D(height: 3, width: 2), 2,
    [1, 4, 3, 5], [19, 1, -38, 1, 19, 15, 10, -6, -19, -40, 9, 11, -42, 4, 20, -44, 1, 28, 1, -39, 17, -49, 10, 10, 5, 8, 7, 7, 11, -9, 4, -9, 5, -5, 7, -33, 5, 20, 6, -49, -2, -39, -4, 24, 1, -41, 20, -1, -9, 11, 27, -40, -9, 5, 10, 4, 19, -5, -39, 1]),
  .init(.forward, [3, 5, 4], [6, 1, 2, 2],
    Extent2D(height: 1, width: 1), Extent2D(height: 0, width: 1), Extent2D(height: 2, width: 3), 3,
    [6, 3, 3], [7, -6, 5, -18, -6, -3, 12, -6, 22, 1, 10, 5, -4, -38, -5, 2, 2, 40, 4, -36, 22, -14, 11, -23, 1, -19, 31, 10, -18, 12, -32, 3, -13, 3, 13, 17, 5, 8, -1, 5, 3, 5, 5, 9, 0, -32, 6, 1, 10, -14, 5, -25, 10, -2]),
]

/// What JAX computes on whole numbers.
let recordedFlaxConvolutions: [RecordedFlaxConvolution] = [
  .init([3, 4], [3, 2], Extent2D(height: 2, width: 1), Extent2D(height: 1, width: 1), .same, isTransposed: true,
    [6, 4], [-2, 13, -19, -7, -4, 16, -13, -9, -2, 3, -11, 8, 8, -12, -8, 18, 11, -9, 10, 7, -2, -7, 19, -10]),
  .init([3, 4], [3, 2], Extent2D(height: 2, width: 1), Extent2D(height: 1, width: 1), .same, isTransposed: false,
    [2, 4], [0, -17, 10, -3, -15, 7, 7, 0]),
  .init([2, 2], [1, 2], Extent2D(height: 3, width: 4), Extent2D(height: 1, width: 1), .same, isTransposed: true,
    [6, 8], [-6, 4, 0, 0, 15, -10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, -2, 0, 0, -9, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  .init([2, 2], [1, 2], Extent2D(height: 3, width: 4), Extent2D(height: 1, width: 1), .same, isTransposed: false,
    [1, 1], [19]),
  .init([3, 2], [4, 5], Extent2D(height: 2, width: 3), Extent2D(height: 1, width: 1), .same, isTransposed: true,
    [6, 6], [6, -6, 14, -23, 15, -10, -10, -5, -9, 19, 15, -28, -7, 9, -34, 27, -24, 21, 5, -20, 2, -30, 0, 15, -10, 9, 7, 8, 9, -9, 20, 0, -20, 4, 0, 0]),
  .init([3, 2], [4, 5], Extent2D(height: 2, width: 3), Extent2D(height: 1, width: 1), .same, isTransposed: false,
    [2, 1], [3, -8]),
  .init([2, 3], [2, 3], Extent2D(height: 1, width: 2), Extent2D(height: 3, width: 2), .same, isTransposed: true,
    [2, 6], [0, 16, 0, -22, 0, 8, 0, 0, 0, 0, 0, 0]),
  .init([2, 3], [2, 3], Extent2D(height: 1, width: 2), Extent2D(height: 3, width: 2), .same, isTransposed: false,
    [2, 2], [0, 0, -9, 7]),
  .init([3, 4], [3, 2], Extent2D(height: 2, width: 1), Extent2D(height: 1, width: 1), .valid, isTransposed: true,
    [7, 5], [-2, 13, -19, -7, 12, -4, 16, -13, -9, 9, -2, 3, -11, 8, -6, 8, -12, -8, 18, -9, 11, -9, 10, 7, 2, -2, -7, 19, -10, 6, -3, -13, 16, -10, 4]),
  .init([2, 2], [1, 2], Extent2D(height: 3, width: 4), Extent2D(height: 1, width: 1), .valid, isTransposed: true,
    [6, 8], [-6, 4, 0, 0, 15, -10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, -2, 0, 0, -9, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  .init([3, 2], [4, 5], Extent2D(height: 2, width: 3), Extent2D(height: 1, width: 1), .valid, isTransposed: true,
    [8, 8], [-10, 0, 10, 23, 8, -25, 5, -20, -4, 6, -6, 14, -23, 15, -10, 20, 7, -10, -5, -9, 19, 15, -28, 17, 10, -7, 9, -34, 27, -24, 21, -22, 19, 5, -20, 2, -30, 0, 15, -3, 4, -10, 9, 7, 8, 9, -9, 6, -4, 20, 0, -20, 4, 0, 0, 0, -16, 8, -12, 12, -8, 0, 0, 0]),
  .init([2, 3], [2, 3], Extent2D(height: 1, width: 2), Extent2D(height: 3, width: 2), .valid, isTransposed: true,
    [5, 9], [-2, 0, 13, 0, -23, 0, 6, 0, 2, -3, 0, 16, 0, -22, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, -21, 0, 16, 0, -7, 0, -2, 9, 0, -21, 0, 18, 0, -8, 0, 0]),
]
