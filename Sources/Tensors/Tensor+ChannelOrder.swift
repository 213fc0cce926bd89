extension Tensor {
  /// Returns images `[N, H, W, C]` in this library's order `[N, C, H, W]`.
  ///
  /// A single image `[H, W, C]` becomes `[C, H, W]`.
  ///
  /// - Parameters:
  ///   - file: The caller's file, for the message if there are fewer than three axes.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the same rank.
  public func asChannelsFirst(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    stop(on: imageProblem(leastRank: 3), file: file, line: line)
    return transposed(
      permutation: (0..<rank - 3) + [rank - 1, rank - 3, rank - 2], file: file, line: line)
  }

  /// Returns images `[N, C, H, W]` in the order `[N, H, W, C]` of JAX and TensorFlow.
  ///
  /// A single image `[C, H, W]` becomes `[H, W, C]`.
  ///
  /// - Parameters:
  ///   - file: The caller's file, for the message if there are fewer than three axes.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the same rank.
  public func asChannelsLast(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    stop(on: imageProblem(leastRank: 3), file: file, line: line)
    return transposed(
      permutation: (0..<rank - 3) + [rank - 2, rank - 1, rank - 3], file: file, line: line)
  }

  /// Returns a weight `[kH, kW, Cin, Cout]` of JAX or TensorFlow as `[Cout, Cin, kH, kW]`.
  ///
  /// - Parameters:
  ///   - file: The caller's file, for the message if there are not four axes.
  ///   - line: The caller's line.
  /// - Returns: A weight for `conv2D`.
  public func weightAsChannelsFirst(
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    transposed(permutation: [3, 2, 0, 1], file: file, line: line)
  }
}
