import Expectations
import SnippetRunner

/// A tensor as tables: rows and columns are its last two axes that are longer than one, and each
/// combination of the other axes is a slice of its own.
///
/// An image `[1, 1, 3, 3]` and a channels-last one `[1, 3, 3, 1]` both read as a 3 × 3 table.
struct TensorTable {
  /// What a page shows of a large tensor: enough to see its pattern.
  enum Limit {
    static let rows = 20
    static let columns = 20
    static let slices = 12
  }

  /// The tensor.
  let tensor: TensorValue

  /// What it is called in captions, such as `y`.
  let name: String

  /// The stylesheet's class for the tables.
  let style: String

  /// The indices of each axis whose cells were just written; empty if none were.
  let written: [TracedValue.Whole.Axis]

  private let format: NumberFormat
  private let largest: Double
  private let strides: [Int]

  /// The axis that runs down, and the one that runs to the right.
  private let rowAxis: Int?
  private let columnAxis: Int?

  init(
    _ tensor: TensorValue, name: String, style: String = "tensor-table",
    written: [TracedValue.Whole.Axis] = []
  ) {
    self.style = style
    self.written = written
    self.tensor = tensor
    self.name = name
    format = NumberFormat(for: tensor)
    largest = tensor.elements.lazy.filter(\.isFinite).map(\.magnitude).max() ?? 0
    strides = tensor.shape.indices.map { tensor.shape[($0 + 1)...].reduce(1, *) }
    let long = tensor.shape.indices.filter { tensor.shape[$0] > 1 }
    columnAxis = long.last ?? tensor.shape.indices.last
    rowAxis = long.dropLast().last
  }

  /// The tables, or the number alone.
  var html: HTML {
    if tensor.elements.isEmpty { return HTML("p", ["class": "scalar"]) { "no elements" } }
    guard columnAxis != nil, tensor.elements.count > 1 else {
      return HTML("p", ["class": "scalar"]) { format.text(tensor.elements[0]) }
    }
    let slices = self.slices
    return HTML("div", ["class": "slices"]) {
      slices.prefix(Limit.slices).map { table(at: $0, isOnly: slices.count == 1) }
      omission(slices.count)
    }
  }

  /// The shape and, where known, the element type: `[1, 1, 3, 3] float32`.
  static func description(of tensor: TensorValue) -> HTML {
    let shape = "[" + tensor.shape.map { String($0) }.joined(separator: ", ") + "]"
    return HTML("span", ["class": "shape"]) {
      tensor.shape.isEmpty ? "scalar" : "shape \(shape)"
      tensor.elementType.map { HTML(text: " · \($0.rawValue)") }
    }
  }

  /// The indices of the slices: one place an axis, 0 on the axes that a table shows.
  private var slices: [[Int]] {
    let outer = tensor.shape.indices.filter { $0 != rowAxis && $0 != columnAxis }
    var slices = [Array(repeating: 0, count: tensor.shape.count)]
    for axis in outer where tensor.shape[axis] > 1 {
      slices = slices.flatMap { slice in
        (0..<tensor.shape[axis]).map { index in
          var next = slice
          next[axis] = index
          return next
        }
      }
    }
    return slices
  }

  private func table(at slice: [Int], isOnly: Bool) -> HTML {
    let rows = rowAxis.map { 0..<min(tensor.shape[$0], Limit.rows) } ?? 0..<1
    let columns = columnAxis.map { 0..<min(tensor.shape[$0], Limit.columns) } ?? 0..<1
    return HTML("table", ["class": style]) {
      HTML("caption", ["class": isOnly ? "unseen" : nil]) { caption(of: slice) }
      HTML("thead") {
        HTML("tr") {
          rowAxis.map { _ in HTML("td") }
          columns.map { column in HTML("th", ["scope": "col"]) { "\(column)" } }
        }
      }
      HTML("tbody") {
        rows.map { row in self.row(row, columns: columns, slice: slice) }
      }
    }
  }

  private func row(_ row: Int, columns: Range<Int>, slice: [Int]) -> HTML {
    HTML("tr") {
      rowAxis.map { _ in HTML("th", ["scope": "row"]) { "\(row)" } }
      columns.map { column in
        let indices = self.indices(slice: slice, row: row, column: column)
        let element = self.element(at: indices)
        let style = [heat(of: element), isWritten(indices) ? "written" : nil].compactMap { $0 }
        return HTML("td", ["class": style.isEmpty ? nil : style.joined(separator: " ")]) {
          format.text(element)
        }
      }
    }
  }

  private func indices(slice: [Int], row: Int, column: Int) -> [Int] {
    var indices = slice
    if let rowAxis { indices[rowAxis] = row }
    if let columnAxis { indices[columnAxis] = column }
    return indices
  }

  private func element(at indices: [Int]) -> Double {
    tensor.elements[zip(indices, strides).reduce(0) { $0 + $1.0 * $1.1 }]
  }

  private func isWritten(_ indices: [Int]) -> Bool {
    written.count == indices.count && !written.isEmpty
      && zip(written, indices).allSatisfy { $0.contains($1) }
  }

  /// The stylesheet's class for a value: `p1` to `p5` above zero, `n1` to `n5` below.
  private func heat(of element: Double) -> String? {
    guard element.isFinite, element != 0, largest > 0 else { return nil }
    let level = max(1, Int((element.magnitude / largest * 5).rounded(.up)))
    return (element > 0 ? "p" : "n") + String(min(level, 5))
  }

  /// The slice as NumPy would write it: `y[0, 1, :, :]`.
  private func caption(of slice: [Int]) -> HTML {
    let index = slice.indices.map { axis in
      axis == rowAxis || axis == columnAxis ? ":" : String(slice[axis])
    }
    return HTML(text: "\(name)[\(index.joined(separator: ", "))]")
  }

  /// Says what a page leaves out, or nothing.
  private func omission(_ sliceCount: Int) -> HTML? {
    let parts = [
      (rowAxis.map { tensor.shape[$0] } ?? 1, Limit.rows, "rows"),
      (columnAxis.map { tensor.shape[$0] } ?? 1, Limit.columns, "columns"),
      (sliceCount, Limit.slices, "slices"),
    ]
    let cut = parts.filter { $0.0 > $0.1 }.map { "\($0.1) of \($0.0) \($0.2)" }
    guard !cut.isEmpty else { return nil }
    return HTML("p", ["class": "omission"]) { "Shown: \(cut.joined(separator: ", "))." }
  }
}
