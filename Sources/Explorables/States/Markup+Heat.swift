import Drawing

extension Markup {
  /// Adds a plane of squares, each larger and stronger the more its cell has.
  ///
  /// - Parameters:
  ///   - size: The rows and columns.
  ///   - label: What is shown, for readers who do not see it.
  ///   - caption: The caption, shown below.
  ///   - share: What a cell has, from 0 to 1; there is no square for 0.
  mutating func heat(
    size: Int, label: Phrase, caption: Phrase, share: (_ row: Int, _ column: Int) -> Double
  ) {
    var paths = [Phrase](repeating: "", count: 6)
    for row in 0..<size {
      for column in 0..<size {
        let share = share(row, column)
        guard share > 0 else { continue }
        let level = min(max(1, Int((share * 5 - 1e-4).rounded(.up))), 5)
        let (side, inset) = (level * 2, 5 - level)
        paths[level] += """
          M\(column * 10 + inset) \(row * 10 + inset)h\(side)v\(side)h\(plain: -side)z
          """
      }
    }
    element("figure", ["class": "part heat"]) { part in
      let box: Attributes = [
        "viewBox": "0 0 \(size * 10) \(size * 10)", "role": "img", "aria-label": label,
      ]
      part.element("svg", box) { picture in
        for level in 1...5 where !paths[level].isEmpty {
          picture.element("path", ["class": "h\(level)", "d": paths[level]])
        }
      }
      part.element("figcaption", text: caption)
    }
  }
}
