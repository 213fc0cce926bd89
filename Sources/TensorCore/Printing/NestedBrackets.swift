/// The layout that PyTorch, NumPy and JAX share: rows in brackets, planes set apart by empty lines.
///
/// Tensors of more than 1000 elements show three at each end of an axis and dots between.
struct NestedBrackets {
  /// Whose habits to follow where they differ: between elements, and at the end of a line.
  enum Style {
    /// A fixed number of elements on each line of 80 columns.
    case pyTorch

    /// As many elements as fit into a line of 75 columns less the brackets behind them.
    case numPy(separator: String, suffixWidth: Int)
  }

  /// The size of each axis, at least one.
  let shape: [Int]

  /// Whose habits to follow.
  let style: Style

  /// The columns to the left of the first bracket.
  let indent: Int

  /// The largest number of elements that are printed in full.
  private static let threshold = 1000

  /// The number of elements shown at each end of an axis.
  private static let edge = 3

  /// Returns the places of the elements that are shown, in the flat array.
  static func shownPlaces(in shape: [Int]) -> [Int] {
    shape.reduce([0]) { places, size in
      let shown = shownIndices(size, isSummarized: shape.elementCount > threshold)
      return places.flatMap { place in shown.map { place * size + $0 } }
    }
  }

  /// Returns the text of the elements that are shown.
  ///
  /// PyTorch counts how many elements of one width fit into a line; NumPy does not ask for it.
  func text(of cells: [String], width: Int) -> String {
    var remaining = cells[...]
    return text(axis: 0, remaining: &remaining, width: width)
  }

  private func text(axis: Int, remaining: inout ArraySlice<String>, width: Int) -> String {
    let shown = Self.shownIndices(shape[axis], isSummarized: isSummarized)
    let isCut = shown.count < shape[axis]
    if axis == shape.count - 1 {
      var row = Array(remaining.prefix(shown.count))
      remaining = remaining.dropFirst(shown.count)
      if isCut { row.insert(ellipsis, at: Self.edge) }
      return "[" + rowText(row, axis: axis, width: width) + "]"
    }
    var parts = shown.map { _ in text(axis: axis + 1, remaining: &remaining, width: width) }
    if isCut { parts.insert("...", at: Self.edge) }
    let newlines = String(repeating: "\n", count: shape.count - 1 - axis)
    let margin = String(repeating: " ", count: indent + axis + 1)
    return "[" + parts.joined(separator: comma + newlines + margin) + "]"
  }

  private func rowText(_ row: [String], axis: Int, width: Int) -> String {
    let margin = String(repeating: " ", count: indent + axis + 1)
    let lines =
      switch style {
      case .pyTorch: evenLines(row, count: max((80 - indent - axis) / (width + 2), 1))
      case .numPy(let separator, let suffixWidth):
        filledLines(row, separator, from: margin.utf8.count, to: 75 - suffixWidth - axis - 1)
      }
    return lines.joined(separator: comma + "\n" + margin)
  }

  /// Breaks a row into lines of `count` elements.
  private func evenLines(_ row: [String], count: Int) -> [String] {
    stride(from: 0, to: row.count, by: count).map { start in
      row[start..<min(start + count, row.count)].joined(separator: ", ")
    }
  }

  /// Breaks a row into lines that end before a column.
  private func filledLines(
    _ row: [String], _ separator: String, from start: Int, to end: Int
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for cell in row {
      let needsBreak = start + line.utf8.count + separator.utf8.count + cell.utf8.count > end
      if needsBreak && !line.isEmpty {
        lines.append(comma.isEmpty ? line.trimmingTrailingSpaces() : line)
        line = cell
      } else {
        line += (line.isEmpty ? "" : separator) + cell
      }
    }
    return lines + [line]
  }

  private var isSummarized: Bool { shape.elementCount > Self.threshold }

  private var comma: String {
    switch style {
    case .pyTorch: ","
    case .numPy(let separator, _): separator == " " ? "" : ","
    }
  }

  private var ellipsis: String {
    switch style {
    case .pyTorch: " ..."
    case .numPy: "..."
    }
  }

  private static func shownIndices(_ size: Int, isSummarized: Bool) -> [Int] {
    guard isSummarized, size > 2 * edge else { return Array(0..<size) }
    return Array(0..<edge) + Array(size - edge..<size)
  }
}

extension String {
  fileprivate func trimmingTrailingSpaces() -> String {
    String(prefix(upTo: lastIndex { $0 != " " }.map(index(after:)) ?? startIndex))
  }
}
