extension ReceptiveField {
  public var sketch: Sketch {
    let (side, distance, left) = (22.0, 58.0, labelWidth)
    let widest = Double(sizes.max() ?? 1) * side
    var sheet = Sketch(width: left + widest, height: distance * Double(layers.count) + side)
    let middle = left + widest / 2
    func x(_ row: Int, _ cell: Int) -> Double {
      middle + (Double(cell) - Double(sizes[row]) / 2) * side
    }
    func y(_ row: Int) -> Double { distance * Double(layers.count - row) }

    for (row, layer) in layers.enumerated() {
      for cell in reached[row + 1] {
        for source in layer.sources(of: cell, inputSize: sizes[row]) {
          sheet.line(
            x1: x(row + 1, cell) + side / 2, y1: y(row + 1) + side,
            x2: x(row, source) + side / 2, y2: y(row), Stroke(.soft, width: 1.2))
        }
      }
    }
    for row in sizes.indices {
      for cell in 0..<sizes[row] {
        let isReached = reached[row].contains(cell)
        sheet.rectangle(
          x: x(row, cell), y: y(row), width: side, height: side,
          fill: isReached ? Fill(.above, opacity: 0.5) : nil,
          stroke: isReached ? Stroke(.accent, width: 2) : Stroke(.rule))
      }
      if row < labels.count {
        sheet.text(labels[row], x: 0, y: y(row) + side / 2 + 4, .note, anchor: .start)
      }
    }
    return sheet
  }

  private var labelWidth: Double {
    let longest = labels.map { textWidth($0, size: TextStyle.note.size) }.max()
    return longest.map { $0 + 6 } ?? 0
  }
}
