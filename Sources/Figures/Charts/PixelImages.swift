public import Tensors

/// Small grey pictures in rows, such as samples of a network beside what they should be.
///
/// Values at the lower bound are left empty and those at the upper bound have the colour of text, in
/// sixteen steps. Pictures hold no numbers: they are for the look of things.
public struct PixelImages: Figure {
  /// A row of pictures.
  public struct Strip: Sendable {
    /// What the pictures are.
    public var name: String

    /// The pictures, shape `[N, 1, H, W]`.
    public var images: Tensor

    /// Creates a row.
    public init(_ name: String, _ images: Tensor) {
      self.name = name
      self.images = images
    }
  }

  /// The rows from top to bottom.
  public var strips: [Strip]

  /// The values that are drawn empty and full.
  public var range: ClosedRange<Float>

  /// The side of a pixel.
  public var pixel: Double

  /// Creates the figure.
  public init(_ strips: [Strip], range: ClosedRange<Float> = 0...1, pixel: Double = 3.5) {
    self.strips = strips
    self.range = range
    self.pixel = pixel
  }

  public var sketch: Sketch {
    let rows = strips.map { strip in
      let pictures = (0..<strip.images.shape[0]).map { picture(strip.images[$0, 0, ...]) }
      return Sketch.row(pictures, spacing: 6).titled(strip.name)
    }
    return .column(rows, spacing: 8)
  }

  private func picture(_ values: Tensor) -> Sketch {
    let (H, W) = (values.shape[0], values.shape[1])
    var sheet = Sketch(width: Double(W) * pixel, height: Double(H) * pixel)
    for (level, path) in paths(values).enumerated() where !path.isEmpty {
      sheet.path(path, Fill(.ink, opacity: Double(level + 1) / Double(Self.levels)))
    }
    sheet.rectangle(
      x: 0, y: 0, width: sheet.width, height: sheet.height, stroke: Stroke(.rule))
    return sheet
  }

  private static let levels = 16

  /// One path for each level of grey, which keeps a picture small.
  private func paths(_ values: Tensor) -> [String] {
    var paths = Array(repeating: "", count: Self.levels)
    let width = range.upperBound - range.lowerBound
    let side = decimal(pixel)
    for row in 0..<values.shape[0] {
      for column in 0..<values.shape[1] {
        let share = (values[row, column] - range.lowerBound) / width
        let level = Int((min(max(share, 0), 1) * Float(Self.levels)).rounded()) - 1
        guard level >= 0 else { continue }
        let (x, y) = (decimal(Double(column) * pixel), decimal(Double(row) * pixel))
        paths[level] += "M\(x) \(y)h\(side)v\(side)h-\(side)z"
      }
    }
    return paths
  }
}
