/// The neighbourhood of the worst element, expected and got side by side.
struct DifferenceWindow {
  /// The lines to print.
  private(set) var lines: [String] = []

  private let comparison: TensorComparison
  private let shape: [Int]

  /// The index around which the window lies.
  private let center: [Int]

  /// The axes that run down and to the right.
  private let axes: [Int]

  /// The most rows that are shown.
  private static let mostRows = 9

  /// The most characters of one of the two sides.
  private static let widest = 44

  /// Draws the difference between two tensors of one shape; without a difference there are no lines.
  init(_ comparison: TensorComparison) {
    self.comparison = comparison
    let shape = comparison.actual.shape
    self.shape = shape
    center = comparison.worstIndex ?? []
    // Axes of one index only would make a thin window of a thick tensor.
    let long = shape.indices.filter { shape[$0] > 1 }
    axes = Array(long.suffix(2))
    guard comparison.worst != nil, !axes.isEmpty else { return }
    draw()
  }

  private mutating func draw() {
    let rows = axes.count == 2 ? range(around: axes[0], length: Self.mostRows) : 0..<1
    let columnAxis = axes[axes.count - 1]
    let wide = range(around: columnAxis, length: 12)
    let width = cells(rows: rows, columns: wide).joined().map(\.width).max() ?? 1
    let columns = range(around: columnAxis, length: max(1, min(12, Self.widest / (width + 2))))
    if let crop = cropText(rows: rows, columns: columns) { lines.append(crop) }
    let table = cells(rows: rows, columns: columns)
    let left = table.map { row in row.map { Cell.framed($0.expected, width) }.joined() }
    let right = table.map { row in
      row.map { Cell.framed($0.got, width, isMarked: $0.differs) }.joined()
    }
    let leftWidth = max(left.first?.count ?? 0, "expected".count)
    lines.append(filled("expected", leftWidth) + "    got")
    lines += zip(left, right).map { filled($0, leftWidth) + "    " + $1 }
    lines = lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
  }

  /// Returns the indices shown of an axis.
  private func range(around axis: Int, length: Int) -> Range<Int> {
    let extent = shape[axis]
    let start = max(0, min(center[axis] - length / 2, extent - length))
    return start..<min(extent, start + length)
  }

  /// Says which part of the tensor is shown, if it is not the whole.
  private func cropText(rows: Range<Int>, columns: Range<Int>) -> String? {
    var places = center.map(String.init)
    for (axis, range) in zip(axes, axes.count == 2 ? [rows, columns] : [columns]) {
      places[axis] = range == 0..<shape[axis] ? ":" : "\(range.lowerBound)..<\(range.upperBound)"
    }
    let isWhole = places.indices.allSatisfy { places[$0] == ":" || shape[$0] == 1 }
    return isWhole ? nil : "shown: [\(places.joined(separator: ", "))] of \(shape)"
  }

  /// Returns the texts of a part of both tensors.
  private func cells(rows: Range<Int>, columns: Range<Int>) -> [[Cell]] {
    let strides = comparison.actual.strides
    let offsets = rows.map { row in
      columns.map { column in
        var index = center
        if axes.count == 2 { index[axes[0]] = row }
        index[axes[axes.count - 1]] = column
        return zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    let printed = printedElements(at: Set(offsets.joined()))
    let gots = offsets.joined().map { comparison.actual.elements[$0] }
    let style = NumberStyle(gots + printed.values.map(\.value), error: comparison.largestError)
    return offsets.map { row in
      row.map { offset in
        let got = comparison.actual.elements[offset]
        let element = printed[offset]
        return Cell(
          expected: element.map { style.text($0.value) } ?? "·", got: style.text(got),
          differs: element.map { !$0.agrees(with: got, within: comparison.bounds) } ?? false)
      }
    }
  }

  private func printedElements(at wanted: Set<Int>) -> [Int: PrintedTensor.Element] {
    let all = zip(comparison.expected.offsets(in: shape), comparison.expected.elements)
    return Dictionary(all.filter { wanted.contains($0.0) }) { first, _ in first }
  }

  private func filled(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

/// One element of a window.
private struct Cell {
  var expected: String
  var got: String
  var differs: Bool

  var width: Int { max(expected.count, got.count) }

  /// Returns a text in a cell, between marks if it differs.
  static func framed(_ text: String, _ width: Int, isMarked: Bool = false) -> String {
    // The left mark stands at the number, whatever the width of its column.
    let bare = isMarked ? "«\(text)»" : " \(text) "
    return bare.padded(to: width + 2)
  }
}

/// How the numbers of a window are written: all with the same digits.
private struct NumberStyle {
  private var notation = DecimalNotation.fixed
  private var digits = 0

  /// Chooses digits that tell numbers apart which differ by some error.
  init(_ numbers: [Double], error: Double?) {
    let finite = numbers.filter(\.isFinite)
    let largest = finite.map(\.magnitude).max() ?? 0
    if finite.allSatisfy({ $0 == $0.rounded() }) && largest < 1e9 { return }
    digits = 4
    var step = 1e4 * (error ?? 1)
    while digits < 9 && step < 1 {
      digits += 1
      step *= 10
    }
    if largest >= 1e6 || largest < 1e-4 {
      (notation, digits) = (.scientific, 6)
    }
  }

  func text(_ number: Double) -> String {
    number.text(notation, digits)
  }
}
