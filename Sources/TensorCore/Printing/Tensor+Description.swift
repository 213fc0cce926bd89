extension Tensor: CustomStringConvertible {
  /// The tensor as PyTorch prints it.
  ///
  ///     tensor([[ 0.,  0.,  1.],
  ///             [ 0.,  4.,  6.],
  ///             [ 4., 12.,  9.]])
  public var description: String {
    let shown = shownScalars
    let format = PyTorchNumberFormat(for: shown)
    return pyTorchText(
      shape: shape, cells: shown.map(format.text), width: format.width, dtype: nil)
  }

  /// The tensor as `print` shows a NumPy array.
  ///
  ///     [[ 0.  0.  1.]
  ///      [ 0.  4.  6.]
  ///      [ 4. 12.  9.]]
  public var numPyDescription: String {
    if shape.isEmpty { return NumPyNumberFormat.scalarText(of: scalars[0]) }
    if scalars.isEmpty { return "[]" }
    let shown = shownScalars
    let layout = NestedBrackets(
      shape: shape, style: .numPy(separator: " ", suffixWidth: 0), indent: 0)
    return layout.text(of: shown.map(NumPyNumberFormat(for: shown).text), width: 0)
  }

  /// The tensor as JAX shows an array.
  ///
  ///     Array([[ 0.,  0.,  1.],
  ///            [ 0.,  4.,  6.],
  ///            [ 4., 12.,  9.]], dtype=float32)
  public var jaxDescription: String {
    let shown = shownScalars
    let format = NumPyNumberFormat(for: shown)
    return jaxText(shape: shape, cells: shown.map(format.text), dtype: "float32")
  }

  /// The elements that are printed: all, or those at the ends of each axis.
  private var shownScalars: [Float] {
    NestedBrackets.shownPlaces(in: shape).map { scalars[$0] }
  }
}

/// Returns `tensor(…)` around elements that are ready to print.
func pyTorchText(shape: [Int], cells: [String], width: Int, dtype: String?) -> String {
  if shape.isEmpty { return "tensor(\(cells[0]))" }
  if cells.isEmpty {
    let size = shape.count == 1 ? "" : ", size=(\(shape.map(String.init).joined(separator: ", ")))"
    return "tensor([]\(size)\(dtype.map { ", dtype=\($0)" } ?? ""))"
  }
  let layout = NestedBrackets(shape: shape, style: .pyTorch, indent: 7)
  return "tensor(\(layout.text(of: cells, width: width)))"
}

/// Returns `Array(…, dtype=…)` around elements that are ready to print.
func jaxText(shape: [Int], cells: [String], dtype: String) -> String {
  if shape.isEmpty { return "Array(\(cells[0]), dtype=\(dtype))" }
  if cells.isEmpty {
    let sizes = shape.map(String.init).joined(separator: ", ")
    return "Array([], shape=(\(sizes)\(shape.count == 1 ? "," : "")), dtype=\(dtype))"
  }
  let layout = NestedBrackets(
    shape: shape, style: .numPy(separator: ", ", suffixWidth: 1), indent: 6)
  let text = layout.text(of: cells, width: 0)
  let lastLine = text.split(separator: "\n").last?.utf8.count ?? 0
  // JAX means to break a line that gets too long here, but only leaves more space.
  let gap = lastLine + dtype.utf8.count + 10 > 75 ? "      " : " "
  return "Array(\(text),\(gap)dtype=\(dtype))"
}
