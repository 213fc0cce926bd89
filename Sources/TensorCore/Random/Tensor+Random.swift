// The conversions use nothing but integers and exact steps, so that the elements are the same bits
// on every machine; the standard library's own `Float.random` may change between versions.

extension Tensor {
  /// Creates a tensor of numbers drawn evenly from a range.
  ///
  /// Each element takes one number of the generator: lowerBound + u·(upperBound − lowerBound), where
  /// u is its upper 24 bits divided by 2²⁴.
  ///
  /// - Parameters:
  ///   - shape: The size of each axis.
  ///   - range: The range, its upper bound left out.
  ///   - generator: Where the numbers come from, such as a `SplitMix64`.
  ///   - file: The caller's file, for the message if there can be no such tensor.
  ///   - line: The caller's line.
  public init(
    randomUniform shape: [Int], in range: Range<Float> = 0..<1,
    using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let width = range.upperBound - range.lowerBound
    self.init(drawing: shape, file: file, line: line) {
      let unit = Float(generator.next() >> 40) / Float(1 << 24)
      // Rounding may reach the upper bound, which is not part of the range.
      return Swift.min(range.lowerBound + unit * width, range.upperBound.nextDown)
    }
  }

  /// Creates a tensor of numbers drawn from a normal distribution.
  ///
  /// Each element takes twelve numbers of the generator: the sum of their upper 24 bits, as
  /// fractions between 0 and 1, has variance 1 and nearly a normal distribution (Irwin and Hall).
  /// The usual methods need a logarithm, whose last bit differs between systems; the price of this
  /// one is that nothing lies farther than 6 standard deviations from the mean.
  ///
  /// - Parameters:
  ///   - shape: The size of each axis.
  ///   - mean: The mean.
  ///   - standardDeviation: The standard deviation.
  ///   - generator: Where the numbers come from, such as a `SplitMix64`.
  ///   - file: The caller's file, for the message if there can be no such tensor.
  ///   - line: The caller's line.
  public init(
    randomNormal shape: [Int], mean: Float = 0, standardDeviation: Float = 1,
    using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(drawing: shape, file: file, line: line) {
      var sum: UInt64 = 0
      for _ in 0..<12 { sum += generator.next() >> 40 }
      // The mean of the sum is taken off: a fraction has 0 to 2²⁴ − 1 steps, half of that on average.
      let steps = Int(sum) - 6 * ((1 << 24) - 1)
      return mean + standardDeviation * (Float(steps) / Float(1 << 24))
    }
  }

  /// Creates a tensor of whole numbers drawn evenly from a range.
  ///
  /// Each element takes one number of the generator: the upper half of its product with the size of
  /// the range.
  ///
  /// - Parameters:
  ///   - shape: The size of each axis.
  ///   - range: The range, its upper bound left out.
  ///   - generator: Where the numbers come from, such as a `SplitMix64`.
  ///   - file: The caller's file, for the message if the range is empty or there can be no such
  ///     tensor.
  ///   - line: The caller's line.
  public init(
    randomIntegers shape: [Int], in range: Range<Int>,
    using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(
      on: range.isEmpty ? "the range \(range) has no number to draw" : nil, file: file, line: line)
    let count = UInt64(range.count)
    self.init(drawing: shape, file: file, line: line) {
      let offset = generator.next().multipliedFullWidth(by: count).high
      return Float(range.lowerBound + Int(offset))
    }
  }

  private init(
    drawing shape: [Int], file: StaticString, line: UInt, _ next: () -> Float
  ) {
    self.init(zeros: shape, file: file, line: line)
    for i in scalars.indices { scalars[i] = next() }
  }
}
