extension Tensor {
  /// Returns images with equal borders added at opposite edges of the last two axes.
  ///
  /// - Parameters:
  ///   - border: The rows at the top and at the bottom, the columns at the left and at the right;
  ///     negative ones are cut off.
  ///   - value: The value of each added element.
  ///   - file: The caller's file, for the message if the border does not fit.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the same rank.
  public func padded(
    _ border: Extent2D, with value: Float = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    padded(
      top: border.height, bottom: border.height, left: border.width, right: border.width,
      with: value, file: file, line: line)
  }

  /// Returns images with equal borders cut off at opposite edges of the last two axes.
  ///
  /// - Parameters:
  ///   - border: The rows at the top and at the bottom, the columns at the left and at the right.
  ///   - file: The caller's file, for the message if nothing is left.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the same rank.
  public func cropped(
    _ border: Extent2D, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    padded(
      Extent2D(height: -border.height, width: -border.width), file: file, line: line)
  }
}
