import Tensors

extension TensorGrid {
  public var sketch: Sketch {
    let (H, W) = (values.shape[0], values.shape[1])
    let (left, top) = (labelWidth, columnLabels.isEmpty ? 0 : 18)
    var sheet = Sketch(
      width: left + Double(W) * cellWidth, height: Double(top) + Double(H) * side)
    sheet.place(cells, x: left, y: Double(top))
    for (row, label) in rowLabels.prefix(H).enumerated() {
      let y = Double(top) + (Double(row) + 0.5) * side + 4
      sheet.text(label, x: left - 5, y: y, .note, anchor: .end)
    }
    for (column, label) in columnLabels.prefix(W).enumerated() {
      sheet.text(label, x: left + (Double(column) + 0.5) * cellWidth, y: 12, .note)
    }
    return sheet.titled(title)
  }

  /// The width of a cell, which holds the longest number.
  var cellWidth: Double {
    let longest = values.scalars.map { label(of: $0, decimals: decimals).count }.max() ?? 1
    return max(side, Double(longest) * fontSize * 0.6 + 6)
  }

  private var fontSize: Double { min(13, side * 0.55) }

  private var labelWidth: Double {
    let longest = rowLabels.map { textWidth($0, size: TextStyle.note.size) }.max()
    return longest.map { $0 + 8 } ?? 0
  }

  private var cells: Sketch {
    let (H, W) = (values.shape[0], values.shape[1])
    var sheet = Sketch(width: Double(W) * cellWidth, height: Double(H) * side)
    let largest = strongest ?? values.scalars.map(abs).max() ?? 0
    for row in 0..<H {
      for column in 0..<W {
        drawCell(row, column, strongest: largest, on: &sheet)
      }
    }
    for frame in frames { draw(frame, on: &sheet) }
    return sheet
  }

  private func drawCell(_ row: Int, _ column: Int, strongest: Float, on sheet: inout Sketch) {
    let (x, y) = (Double(column) * cellWidth, Double(row) * side)
    let isBlank = blanks.contains(GridCell(row, column))
    let value = values[row, column]
    let fill = isColoured && !isBlank ? Fill.heat(of: value, strongest: strongest) : nil
    sheet.rectangle(
      x: x, y: y, width: cellWidth, height: side, fill: fill, stroke: Stroke(.rule))
    let style = TextStyle(size: fontSize, ink: isBlank ? .soft : .ink)
    sheet.text(
      isBlank ? "·" : label(of: value, decimals: decimals),
      x: x + cellWidth / 2, y: y + side / 2 + fontSize * 0.36, style)
  }

  private func draw(_ frame: GridFrame, on sheet: inout Sketch) {
    let inset = frame.inset
    sheet.rectangle(
      x: Double(frame.columns.lowerBound) * cellWidth + inset,
      y: Double(frame.rows.lowerBound) * side + inset,
      width: Double(frame.columns.count) * cellWidth - 2 * inset,
      height: Double(frame.rows.count) * side - 2 * inset, stroke: frame.stroke)
  }
}

extension Fill {
  /// The colour of a number in a grid; `nil` for zero and for what is no number.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - strongest: The magnitude that gets the strongest of five steps.
  /// - Returns: A tint in one of five steps.
  static func heat(of value: Float, strongest: Float) -> Fill? {
    guard value.isFinite, value != 0, strongest > 0 else { return nil }
    let steps = [0.14, 0.26, 0.38, 0.5, 0.62]
    let step = min(Int(abs(value) / strongest * Float(steps.count)), steps.count - 1)
    return Fill(value > 0 ? .above : .below, opacity: steps[step])
  }
}
