extension Sketch {
  /// Which point of a text its coordinates name.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  /// Draws a rectangle.
  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, fill: Fill? = nil, stroke: Stroke? = nil
  ) {
    let place = "x=\"\(decimal(x))\" y=\"\(decimal(y))\""
    let extent = "width=\"\(decimal(width))\" height=\"\(decimal(height))\""
    marks += "<rect \(place) \(extent)\(Self.paint(fill, stroke))/>"
  }

  /// Draws a straight line.
  mutating func line(x1: Double, y1: Double, x2: Double, y2: Double, _ stroke: Stroke) {
    let start = "x1=\"\(decimal(x1))\" y1=\"\(decimal(y1))\""
    let end = "x2=\"\(decimal(x2))\" y2=\"\(decimal(y2))\""
    marks += "<line \(start) \(end)\(stroke.attributes)/>"
  }

  /// Draws lines through points.
  mutating func polyline(_ points: [(x: Double, y: Double)], _ stroke: Stroke) {
    let list = points.map { "\(decimal($0.x)),\(decimal($0.y))" }.joined(separator: " ")
    marks += "<polyline points=\"\(list)\"\(Self.paint(nil, stroke))/>"
  }

  /// Fills a path, given in the language of SVG.
  mutating func path(_ path: String, _ fill: Fill) {
    marks += "<path d=\"\(path)\"\(fill.attributes)/>"
  }

  /// Draws a curve that is only a line, given in the language of SVG.
  mutating func curve(_ path: String, _ stroke: Stroke) {
    marks += "<path d=\"\(path)\"\(Self.paint(nil, stroke))/>"
  }

  /// Draws a dot.
  mutating func dot(x: Double, y: Double, radius: Double, _ fill: Fill) {
    let place = "cx=\"\(decimal(x))\" cy=\"\(decimal(y))\" r=\"\(decimal(radius))\""
    marks += "<circle \(place)\(fill.attributes)/>"
  }

  /// Writes a line of text whose base line goes through a point.
  mutating func text(
    _ string: String, x: Double, y: Double, _ style: TextStyle, anchor: Anchor = .middle
  ) {
    let place = "x=\"\(decimal(x))\" y=\"\(decimal(y))\""
    let weight = style.isBold ? " font-weight=\"600\"" : ""
    let letters =
      "font-size=\"\(decimal(style.size))\" text-anchor=\"\(anchor.rawValue)\""
      + "\(weight) fill=\"\(style.ink.value)\""
    marks += "<text \(place) \(letters)>\(escaped(string))</text>"
  }

  /// Draws an arrow to the right, with a note above it.
  static func arrow(_ note: String = "", length: Double = 28) -> Sketch {
    let width = max(length, textWidth(note, size: TextStyle.note.size))
    var sheet = Sketch(width: width, height: 40)
    let (start, end) = ((width - length) / 2, (width + length) / 2)
    sheet.text(note, x: width / 2, y: 12, .note)
    sheet.line(x1: start, y1: 20, x2: end - 6, y2: 20, Stroke(.soft, width: 1.5))
    let tip = "M\(decimal(end)) 20l-8 -4v8z"
    sheet.path(tip, Fill(.soft))
    return sheet
  }

  private static func paint(_ fill: Fill?, _ stroke: Stroke?) -> String {
    (fill?.attributes ?? " fill=\"none\"") + (stroke?.attributes ?? "")
  }
}
