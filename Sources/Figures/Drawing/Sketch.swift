/// A part of a picture: marks on a sheet of some size, to be put together with others.
///
/// One unit is one pixel where the page is wide enough. Colours are the page's, by name.
public struct Sketch: Hashable, Sendable {
  /// The extent to the right.
  public private(set) var width: Double

  /// The extent downwards.
  public private(set) var height: Double

  /// The marks, as elements of SVG.
  var marks = ""

  /// Creates an empty sheet.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// The sheet as one `svg` element.
  public var svg: String {
    let box = "0 0 \(decimal(width)) \(decimal(height))"
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(box)\">\(marks)</svg>"
  }

  /// Puts another sheet onto this one, with its upper left corner at a point.
  public mutating func place(_ part: Sketch, x: Double, y: Double) {
    let shift = "translate(\(decimal(x)) \(decimal(y)))"
    marks += "<g transform=\"\(shift)\">\(part.marks)</g>"
  }

  /// Returns the sheet with a margin on all sides.
  func framed(by margin: Double) -> Sketch {
    var larger = Sketch(width: width + 2 * margin, height: height + 2 * margin)
    larger.place(self, x: margin, y: margin)
    return larger
  }

  /// Returns the sheet with a line of text above it; without a title, the sheet itself.
  func titled(_ title: String?) -> Sketch {
    guard let title else { return self }
    let width = max(self.width, textWidth(title, size: TextStyle.note.size))
    var larger = Sketch(width: width, height: height + 20)
    larger.text(title, x: width / 2, y: 13, .note)
    larger.place(self, x: (width - self.width) / 2, y: 20)
    return larger
  }

  /// Returns sheets from left to right, each at half of the common height.
  public static func row(_ parts: [Sketch], spacing: Double) -> Sketch {
    let gaps = spacing * Double(max(parts.count - 1, 0))
    var sheet = Sketch(
      width: parts.reduce(gaps) { $0 + $1.width }, height: parts.map(\.height).max() ?? 0)
    var x = 0.0
    for part in parts {
      sheet.place(part, x: x, y: (sheet.height - part.height) / 2)
      x += part.width + spacing
    }
    return sheet
  }

  /// Returns sheets from top to bottom, each at half of the common width.
  public static func column(_ parts: [Sketch], spacing: Double) -> Sketch {
    let gaps = spacing * Double(max(parts.count - 1, 0))
    var sheet = Sketch(
      width: parts.map(\.width).max() ?? 0, height: parts.reduce(gaps) { $0 + $1.height })
    var y = 0.0
    for part in parts {
      sheet.place(part, x: (sheet.width - part.width) / 2, y: y)
      y += part.height + spacing
    }
    return sheet
  }
}
