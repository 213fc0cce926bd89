public import SnippetSupport

/// A picture that other pictures can contain.
///
/// Figures are values: what they show is computed when they are drawn, from the numbers that a
/// chapter's program has.
public protocol Figure: Drawable {
  /// The figure on a sheet of its own size.
  var sketch: Sketch { get }
}

extension Figure {
  /// The figure as SVG, with a margin for thick lines at the edge.
  public var svg: String { sketch.framed(by: 3).svg }
}

/// Figures from left to right, with signs between them.
///
///     show(Row([TensorGrid(a), TensorGrid(b), TensorGrid(a + b)], signs: ["+", "="]))
public struct Row: Figure {
  /// The figures.
  public var parts: [any Figure]

  /// What stands between them, one sign less than figures; those that are missing are empty.
  public var signs: [String]

  /// Creates a row.
  public init(_ parts: [any Figure], signs: [String] = []) {
    self.parts = parts
    self.signs = signs
  }

  public var sketch: Sketch {
    var sheets: [Sketch] = []
    for (index, part) in parts.enumerated() {
      sheets.append(part.sketch)
      if index < parts.count - 1 { sheets.append(signSheet(index)) }
    }
    return .row(sheets, spacing: 3)
  }

  private func signSheet(_ index: Int) -> Sketch {
    let sign = index < signs.count ? signs[index] : ""
    if sign.hasPrefix("→") {
      return .arrow(String(sign.dropFirst()).trimmed)
    }
    var sheet = Sketch(width: 14, height: 20)
    sheet.text(sign, x: 7, y: 15, .sign)
    return sheet
  }
}

/// Figures from top to bottom.
public struct Column: Figure {
  /// The figures.
  public var parts: [any Figure]

  /// The distance between them.
  public var spacing: Double

  /// Creates a column.
  public init(_ parts: [any Figure], spacing: Double = 14) {
    self.parts = parts
    self.spacing = spacing
  }

  public var sketch: Sketch { .column(parts.map(\.sketch), spacing: spacing) }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " })
  }
}
