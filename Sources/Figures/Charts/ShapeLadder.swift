/// How size and channels change through a network, one box for each stage.
///
/// A box grows by a step with each doubling: in height with the rows and columns of the image, in
/// width with the channels. The numbers stand below and inside.
public struct ShapeLadder: Figure {
  /// A stage of a network.
  public struct Stage: Hashable, Sendable {
    /// The number of channels.
    public var channels: Int

    /// The number of rows, and of columns.
    public var size: Int

    /// Creates a stage.
    public init(channels: Int, size: Int) {
      self.channels = channels
      self.size = size
    }

    /// Creates the stage of a tensor of shape `[N, C, H, W]`.
    public init(shape: [Int]) {
      self.init(channels: shape[1], size: shape[3])
    }
  }

  /// The stages from left to right.
  public var stages: [Stage]

  /// Pairs of stages that a skip connection joins.
  public var skips: [Range<Int>]

  /// Creates the figure.
  public init(_ stages: [Stage], skips: [Range<Int>] = []) {
    self.stages = stages
    self.skips = skips
  }

  public var sketch: Sketch {
    let ground = (stages.map { height(of: $0) }.max() ?? 0) + (skips.isEmpty ? 4 : 34)
    let lefts = stages.indices.map { index in
      stages[..<index].reduce(0) { $0 + slot(of: $1) }
    }
    var sheet = Sketch(
      width: stages.reduce(0) { $0 + slot(of: $1) }, height: ground + 38)
    for (index, stage) in stages.enumerated() {
      let center = lefts[index] + slot(of: stage) / 2
      draw(stage, center: center, ground: ground, on: &sheet)
    }
    for skip in skips {
      let (from, to) = (skip.lowerBound, skip.upperBound)
      let top = ground - max(height(of: stages[from]), height(of: stages[to])) - 4
      let start = lefts[from] + slot(of: stages[from]) / 2
      let end = lefts[to] + slot(of: stages[to]) / 2
      let path =
        "M\(decimal(start)) \(decimal(top))C\(decimal(start)) \(decimal(top - 26)) "
        + "\(decimal(end)) \(decimal(top - 26)) \(decimal(end)) \(decimal(top))"
      sheet.curve(path, Stroke(.soft, width: 1.5, dashes: "4 3"))
    }
    return sheet
  }

  private func draw(
    _ stage: Stage, center: Double, ground: Double, on sheet: inout Sketch
  ) {
    let (width, height) = (width(of: stage), height(of: stage))
    sheet.rectangle(
      x: center - width / 2, y: ground - height, width: width, height: height,
      fill: Fill(.above, opacity: 0.26), stroke: Stroke(.accent, width: 1.5))
    sheet.text("\(stage.size)×\(stage.size)", x: center, y: ground + 16, .number)
    sheet.text("\(stage.channels) ch.", x: center, y: ground + 32, .note)
  }

  private func slot(of stage: Stage) -> Double { max(width(of: stage), 56) + 8 }

  private func height(of stage: Stage) -> Double { 8 + 16 * doublings(stage.size) }

  private func width(of stage: Stage) -> Double { 8 + 5 * doublings(stage.channels) }
}

/// Returns how many doublings lead from 1 to a number, as a fraction between whole ones.
private func doublings(_ number: Int) -> Double {
  var (whole, rest) = (0.0, Double(max(number, 1)))
  while rest >= 2 { (whole, rest) = (whole + 1, rest / 2) }
  return whole + rest - 1
}
