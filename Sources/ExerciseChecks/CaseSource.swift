import TensorCore

/// Where a random case takes its numbers from.
///
/// Equal seeds give equal cases on every machine. The cases of one `random` call grow: the first is
/// as small as its ranges allow, the last may have any size, so that the first case that a student's
/// answer fails is about the smallest that it fails.
public struct CaseSource {
  /// How large sizes may get, from 0 to 1.
  private let growth: Double
  private var generator: SplitMix64

  init(seed: UInt64, growth: Double) {
    generator = SplitMix64(seed: seed)
    self.growth = growth
  }

  /// Thrown by `require`, so that another case is drawn.
  struct Rejected: Error {}

  /// Returns a whole number of a range, all equally likely.
  public mutating func integer(_ range: ClosedRange<Int>) -> Int {
    let count = UInt64(range.count)
    return range.lowerBound + Int(generator.next().multipliedFullWidth(by: count).high)
  }

  /// Returns a size: near the lower bound in the first cases, anywhere in the range in the last.
  public mutating func size(_ range: ClosedRange<Int>) -> Int {
    let reach = Int((Double(range.upperBound - range.lowerBound) * growth).rounded(.up))
    return integer(range.lowerBound...range.lowerBound + reach)
  }

  /// Returns `true` or `false`.
  public mutating func truth() -> Bool { integer(0...1) == 1 }

  /// Returns one of some elements.
  public mutating func element<Element>(of elements: [Element]) -> Element {
    elements[integer(0...elements.count - 1)]
  }

  /// Returns a tensor of small whole numbers, with which `Float` computes exactly.
  ///
  /// - Parameters:
  ///   - shape: The size of each axis.
  ///   - range: The numbers, all equally likely.
  /// - Returns: The tensor.
  public mutating func tensor(_ shape: [Int], in range: ClosedRange<Int> = -4...4) -> Tensor {
    Tensor(
      randomIntegers: shape, in: range.lowerBound..<range.upperBound + 1, using: &generator)
  }

  /// Returns a tensor of numbers between 0 and 1.
  public mutating func noise(_ shape: [Int]) -> Tensor {
    Tensor(randomUniform: shape, using: &generator)
  }

  /// Draws another case if a condition does not hold, such as that there is an output at all.
  public func require(_ condition: Bool) throws {
    if !condition { throw Rejected() }
  }
}
