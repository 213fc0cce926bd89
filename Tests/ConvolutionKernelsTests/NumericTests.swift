import ConvolutionMath
import Glibc
import Synchronization
import Testing

@testable import ConvolutionKernels

/// What holds beyond whole numbers: rounding, adjointness, infinities, denormals, threads.
@Suite(.serialized) struct NumericTests {
  static let directions: [ConvolutionDirection] = [.convolution, .transposed]

  /// Channels enough for the wide tiles, and positions enough for two chunks.
  private func wide() throws -> Convolution2D {
    try .square(
      batch: 2, features: 34, channels: 33, size: 11, kernel: 4, stride: 2, padding: 1)
  }

  /// Enough channels to be split, and little else.
  private func narrow() throws -> Convolution2D {
    try .square(features: 33, channels: 32, size: 4, kernel: 3, stride: 2, padding: 1)
  }

  @Test(arguments: directions, KernelLevel.available)
  func sumsAreAsGoodAsSinglePrecision(direction: ConvolutionDirection, level: KernelLevel) throws {
    let example = Case.real(try wide())
    let expected = example.reference(direction)
    let result = example.result(direction, at: level)
    let scale = try #require(expected.map(abs).max())
    let worst = try #require(zip(result, expected).map { abs($0 - $1) }.max())
    #expect(worst <= 1e-5 * scale)
  }

  @Test(arguments: KernelLevel.available)
  func transposedIsTheAdjoint(level: KernelLevel) throws {
    let example = Case.real(try wide())
    let forward = dot(example.result(.convolution, at: level), example.features)
    let backward = dot(example.image, example.result(.transposed, at: level))
    let gradient = dot(
      example.weight,
      example.convolution.weightGradient(
        image: example.image, features: example.features, level: level))
    #expect(abs(forward - backward) <= 1e-5 * abs(forward))
    #expect(abs(forward - gradient) <= 1e-5 * abs(forward))
  }

  @Test(arguments: KernelLevel.available)
  func resultsDoNotDependOnTheNumberOfThreads(level: KernelLevel) throws {
    defer { ComputeThreads.limit = ThreadPool.processorCount }
    for convolution in try [wide()] + TileProductTests.wide() + Convolution2D.special {
      let example = Case.real(convolution)
      let results = [1, 2, 3, 7].map { limit in
        ComputeThreads.limit = limit
        return [
          example.result(.convolution, at: level), example.result(.transposed, at: level),
          convolution.weightGradient(
            image: example.image, features: example.features, level: level),
        ]
      }
      #expect(results.allSatisfy { $0 == results[0] })
    }
  }

  @Test func noMoreThreadsWorkThanTheLimit() async {
    // In a process of its own, in which nobody else changes the limit.
    await #expect(processExitsWith: .success) {
      for limit in [4, 2, 3, 1] {
        ComputeThreads.limit = limit
        let threads = Mutex<Set<UInt>>([])
        ThreadPool.shared.forEachItem(of: 400) { item in
          // Long enough for helpers to wake up.
          var sum = item
          for number in 0..<20_000 { sum = sum &* 31 &+ number }
          let thread = UInt(pthread_self()) &+ (sum == 0 ? 1 : 0)
          threads.withLock { _ = $0.insert(thread) }
        }
        #expect(threads.withLock(\.count) <= limit)
      }
    }
  }

  @Test(arguments: directions, KernelLevel.available)
  func nonFiniteNumbersPassThrough(direction: ConvolutionDirection, level: KernelLevel) throws {
    let convolution = try narrow()
    for special in [Float.infinity, -.infinity, .nan, .greatestFiniteMagnitude] {
      let inInput = Case.real(convolution).replacing(at: 77, in: direction, with: special)
      #expect(sameKinds(inInput.result(direction, at: level), inInput.reference(direction)))
      let inWeight = Case.real(convolution).replacingWeight(at: 5, with: special)
      #expect(sameKinds(inWeight.result(direction, at: level), inWeight.reference(direction)))
      #expect(
        sameKinds(
          convolution.weightGradient(
            image: inInput.image, features: inInput.features, level: level),
          inInput.weightGradient()))
    }
  }

  @Test(arguments: directions, KernelLevel.available)
  func denormalNumbersAreKept(direction: ConvolutionDirection, level: KernelLevel) throws {
    var example = Case.whole(try narrow())
    example.image = example.image.map { $0 * .leastNonzeroMagnitude }
    example.features = example.features.map { $0 * .leastNonzeroMagnitude }
    #expect(example.result(direction, at: level) == example.reference(direction))
  }

  @Test func biasIsAddedToItsChannel() throws {
    for convolution in Convolution2D.special {
      let example = Case.whole(convolution)
      let bias = (0..<convolution.image.channels).map { Float(100 * $0) }
      let expected = example.reference(.transposed).enumerated().map { index, value in
        value + bias[index / convolution.image.size.area % convolution.image.channels]
      }
      #expect(
        convolution.transposed(example.features, weight: example.weight, bias: bias) == expected)
    }
  }

  @Test func oneShotCallsAgreeWithTheReference() {
    for convolution in Convolution2D.special {
      let example = Case.whole(convolution)
      #expect(
        convolution.convolved(example.image, weight: example.weight)
          == example.reference(.convolution))
      #expect(
        convolution.transposed(example.features, weight: example.weight)
          == example.reference(.transposed))
    }
  }

  @Test func emptyBatchGivesAnEmptyResult() throws {
    let convolution = try Convolution2D.square(
      batch: 0, features: 4, channels: 4, size: 9, kernel: 3)
    let weight = [Float](repeating: 1, count: convolution.weightCount)
    #expect(convolution.transposed([], weight: weight).isEmpty)
    #expect(
      convolution.weightGradient(image: [], features: []) == weight.map { _ in 0 })
  }

  private func dot(_ left: [Float], _ right: [Float]) -> Double {
    zip(left, right).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  /// Whether both are infinite, or neither a number, or finite, at the same places.
  private func sameKinds(_ left: [Float], _ right: [Float]) -> Bool {
    zip(left, right).allSatisfy { a, b in
      (a.isNaN && b.isNaN) || (a.isInfinite && a == b) || (a.isFinite && b.isFinite)
    }
  }
}

extension Case {
  func replacing(at index: Int, in direction: ConvolutionDirection, with number: Float) -> Case {
    var copy = self
    if direction == .convolution {
      copy.image[index] = number
    } else {
      copy.features[index] = number
    }
    return copy
  }

  func replacingWeight(at index: Int, with number: Float) -> Case {
    var copy = self
    copy.weight[index] = number
    return copy
  }
}
