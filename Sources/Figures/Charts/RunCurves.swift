public import Tensors

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The curves of repeated trainings, one panel for each design, all runs drawn.
///
/// All panels have the same axes. The vertical one is logarithmic, since an error that halves is as good
/// at the end as at the beginning. A dashed line repeats the median of the first panel in the others.
public struct RunCurves: Figure {
  /// The trainings of one design.
  public struct Panel: Sendable {
    /// What was trained.
    public var name: String

    /// The values, shape `[runs, points]`, all positive.
    public var values: Tensor

    /// Creates a panel.
    public init(_ name: String, _ values: Tensor) {
      self.name = name
      self.values = values
    }
  }

  /// The panels, in reading order.
  public var panels: [Panel]

  /// What one point is further along than the one before it, such as steps.
  public var stride: Int

  /// The number of panels in a row.
  public var columns: Int

  /// Creates the figure.
  public init(_ panels: [Panel], stride: Int, columns: Int = 3) {
    self.panels = panels
    self.stride = stride
    self.columns = max(columns, 1)
  }

  private static let (width, height) = (176.0, 120.0)

  public var sketch: Sketch {
    let all = panels.flatMap(\.values.scalars).filter { $0 > 0 && $0.isFinite }
    guard let low = all.min(), let high = all.max(), low < high else {
      return Sketch(width: 0, height: 0)
    }
    let range = Double(low)...Double(high)
    let reference = panels.first.map { Self.median(of: $0.values) } ?? []
    let sheets = panels.enumerated().map { index, panel in
      sheet(panel, range: range, reference: index == 0 ? [] : reference)
    }
    let rows = inRows(sheets)
    return .column(rows.map { .row($0, spacing: 14) }, spacing: 10)
  }

  private func inRows(_ sheets: [Sketch]) -> [[Sketch]] {
    Swift.stride(from: 0, to: sheets.count, by: columns).map {
      Array(sheets[$0..<min($0 + columns, sheets.count)])
    }
  }

  private func sheet(
    _ panel: Panel, range: ClosedRange<Double>, reference: [Float]
  ) -> Sketch {
    let (left, tall, wide) = (40.0, Self.height, Self.width)
    var sheet = Sketch(width: left + wide + 12, height: tall + 24)
    func y(_ value: Double) -> Double {
      let share =
        (log(value) - log(range.lowerBound)) / (log(range.upperBound) - log(range.lowerBound))
      return 4 + (1 - share) * (tall - 8)
    }
    let points = panel.values.shape[1]
    func line(_ values: [Float], _ stroke: Stroke) {
      let places = values.enumerated().map { index, value in
        (x: left + Double(index + 1) / Double(points) * wide, y: y(Double(value)))
      }
      sheet.polyline(places, stroke)
    }
    for tick in Self.ticks(in: range) {
      sheet.line(x1: left, y1: y(tick), x2: left + wide, y2: y(tick), Stroke(.rule))
      sheet.text(
        decimal(tick, places: 3), x: left - 4, y: y(tick) + 4, .note, anchor: .end)
    }
    if !reference.isEmpty { line(reference, Stroke(.soft, width: 1.2, dashes: "4 3")) }
    for run in 0..<panel.values.shape[0] {
      line(panel.values[run, ...].scalars, Stroke(.accent, width: 1))
    }
    sheet.line(x1: left, y1: tall, x2: left + wide, y2: tall, Stroke(.soft))
    sheet.text("\(points * stride)", x: left + wide, y: tall + 16, .note)
    sheet.text("0", x: left, y: tall + 16, .note)
    return sheet.titled(panel.name)
  }

  /// Returns 1, 2 and 5 times the powers of ten in a range.
  private static func ticks(in range: ClosedRange<Double>) -> [Double] {
    (-6...6).flatMap { power in [1, 2, 5].map { $0 * pow(10, Double(power)) } }
      .filter { range.contains($0) }
  }

  /// Returns the median of the runs at each point.
  private static func median(of values: Tensor) -> [Float] {
    (0..<values.shape[1]).map { point in
      let sorted = (0..<values.shape[0]).map { values[$0, point].scalars[0] }.sorted()
      let middle = sorted.count / 2
      return sorted.count.isMultiple(of: 2)
        ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
  }
}
