extension PrintedTensor {
  /// Returns whether two prints show the same tensor.
  ///
  /// Digits count, and so does what is elided; blanks, line breaks and the framework's spelling
  /// do not. NaN equals NaN.
  public func showsTheSame(as other: PrintedTensor) -> Bool {
    shape == other.shape && layout == other.layout
      && elements.elementsEqual(other.elements) { left, right in
        left.value == right.value || left.value.isNaN && right.value.isNaN
      }
  }
}
