import ConvolutionMath
import Synchronization

/// A weight that is packed once, and applied as often as it stays the same.
///
/// Packing a weight takes longer than multiplying it by a single image. So a layer keeps one of
/// these and makes a new one when its weight has changed:
///
///     var packed = PackedWeight(weight)
///     let first = packed.transposed(noise, by: convolution, bias: bias)
///     let second = packed.transposed(otherNoise, by: convolution, bias: bias)
///     if !packed.isMade(from: weight) { packed = PackedWeight(weight) }
///
/// How a weight is packed depends on the shape of the input and on the direction. Each new pair is
/// packed when it first occurs; the last four are kept. Any number of threads may share one.
///
/// - Note: It holds on to the array. Whoever then changes the array in place makes Swift copy it
///   once, so a weight that changes at every step, as in training, should not be kept this way.
public final class PackedWeight: Sendable {
  /// The weight as it was given, in the order `[F, C / groups, kH, kW]`.
  public let weight: [Float]

  /// The instructions that may be used.
  public let level: KernelLevel

  /// The plans made so far, the one used last at the end.
  private let plans = Mutex<[ConvolutionPlan]>([])

  /// Input shapes and directions beyond these are packed again when they come back.
  private static let mostPlans = 4

  /// Keeps a weight, which is packed when it is first applied.
  ///
  /// - Parameters:
  ///   - weight: The elements of the weight, in the order `[F, C / groups, kH, kW]`.
  ///   - level: The instructions to use; those that the processor lacks are not used.
  public init(_ weight: [Float], level: KernelLevel = .standard) {
    self.weight = weight
    self.level = level
  }

  /// Whether an array is the very one that this was made from, not changed since.
  ///
  /// Takes no time: two arrays that share their memory are equal, and one that was changed does not
  /// share it any more. Equal numbers in other memory count as changed.
  public func isMade(from weight: [Float]) -> Bool {
    weight.count == self.weight.count
      && weight.withUnsafeBufferPointer(\.baseAddress)
        == self.weight.withUnsafeBufferPointer(\.baseAddress)
  }

  /// Returns the convolution of an image; see `Convolution2D.convolved(_:weight:bias:)`.
  ///
  /// - Parameters:
  ///   - input: The images, `convolution.image.count` elements in the order `[N, C, H, W]`.
  ///   - convolution: How the kernel moves, and over what.
  ///   - bias: A number for each feature channel, added to all of its cells.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  /// - Returns: The features, `convolution.features.count` elements in the order `[N, F, h, w]`.
  public func convolved(
    _ input: [Float], by convolution: Convolution2D, bias: [Float]? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) -> [Float] {
    plan(for: convolution, .convolution, file: file, line: line)(
      input, bias: bias, file: file, line: line)
  }

  /// Returns the transposed convolution of features; see `Convolution2D.transposed(_:weight:bias:)`.
  ///
  /// - Parameters:
  ///   - input: The features, `convolution.features.count` elements in the order `[N, F, h, w]`.
  ///   - convolution: How the kernel moves, and over what.
  ///   - bias: A number for each image channel, added to all of its cells.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  /// - Returns: The images, `convolution.image.count` elements in the order `[N, C, H, W]`.
  public func transposed(
    _ input: [Float], by convolution: Convolution2D, bias: [Float]? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) -> [Float] {
    plan(for: convolution, .transposed, file: file, line: line)(
      input, bias: bias, file: file, line: line)
  }

  /// Returns the plan for a shape and direction, from those kept or newly made.
  ///
  /// - Parameters:
  ///   - convolution: How the kernel moves, and over what.
  ///   - direction: In which direction to read it.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  /// - Returns: A plan that holds the packed weight.
  public func plan(
    for convolution: Convolution2D, _ direction: ConvolutionDirection,
    file: StaticString = #fileID, line: UInt = #line
  ) -> ConvolutionPlan {
    let algorithm = ConvolutionAlgorithm.standard
    return plans.withLock { plans in
      func isWanted(_ plan: ConvolutionPlan) -> Bool {
        plan.direction == direction && plan.algorithm == algorithm
          && plan.convolution == convolution
      }
      if let last = plans.last, isWanted(last) { return last }
      let plan =
        plans.firstIndex(where: isWanted).map { plans.remove(at: $0) }
        ?? weight.withUnsafeBufferPointer {
          ConvolutionPlan(
            convolution, direction, weight: $0, level: level, algorithm: algorithm, file: file,
            line: line)
        }
      if plans.count == Self.mostPlans { plans.removeFirst() }
      plans.append(plan)
      return plan
    }
  }
}
