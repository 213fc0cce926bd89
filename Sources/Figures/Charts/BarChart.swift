/// Numbers as bars with their names, from left to right.
public struct BarChart: Figure {
  /// A bar.
  public struct Bar: Hashable, Sendable {
    /// What it is the number of.
    public var name: String

    /// The number, not negative.
    public var value: Double

    /// Creates a bar.
    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// The bars.
  public var bars: [Bar]

  /// The most decimals of a number.
  public var decimals: Int

  /// What stands above.
  public var title: String?

  /// Creates a chart.
  public init(_ bars: [Bar], title: String? = nil, decimals: Int = 2) {
    self.bars = bars
    self.title = title
    self.decimals = decimals
  }

  public var sketch: Sketch {
    let (tall, top) = (90.0, 18.0)
    let slot = max(44, bars.map { textWidth($0.name, size: 12) + 10 }.max() ?? 0)
    let largest = bars.map(\.value).max() ?? 0
    var sheet = Sketch(width: slot * Double(bars.count), height: top + tall + 22)
    for (index, bar) in bars.enumerated() {
      let (center, height) = (
        (Double(index) + 0.5) * slot, largest > 0 ? bar.value / largest * tall : 0
      )
      sheet.rectangle(
        x: center - 14, y: top + tall - height, width: 28, height: height,
        fill: Fill(.above, opacity: 0.5), stroke: Stroke(.accent))
      sheet.text(
        decimal(bar.value, places: decimals), x: center, y: top + tall - height - 5, .number)
      sheet.text(bar.name, x: center, y: top + tall + 16, .note)
    }
    sheet.line(x1: 0, y1: top + tall, x2: sheet.width, y2: top + tall, Stroke(.soft))
    return sheet.titled(title)
  }
}
