import ConvolutionMath
import Testing

@testable import ConvolutionKernels

struct PackedWeightTests {
  private func example() throws -> Case {
    .whole(try .square(batch: 2, features: 20, channels: 18, size: 6, kernel: 4, stride: 2))
  }

  @Test func appliesTheWeightInBothDirections() throws {
    let example = try example()
    let packed = PackedWeight(example.weight)
    for _ in 0..<2 {
      #expect(
        packed.convolved(example.image, by: example.convolution)
          == example.reference(.convolution))
      #expect(
        packed.transposed(example.features, by: example.convolution)
          == example.reference(.transposed))
    }
  }

  @Test func addsTheBias() throws {
    let example = try example()
    let bias = (0..<18).map { Float($0) }
    #expect(
      PackedWeight(example.weight).transposed(example.features, by: example.convolution, bias: bias)
        == example.convolution.transposed(example.features, weight: example.weight, bias: bias))
  }

  @Test func packsOnceForEachShapeAndDirection() throws {
    let example = try example()
    let packed = PackedWeight(example.weight)
    let first = packed.plan(for: example.convolution, .transposed)
    let other = packed.plan(for: example.convolution, .convolution)
    #expect(first !== other)
    #expect(packed.plan(for: example.convolution, .transposed) === first)
    #expect(packed.plan(for: example.convolution, .convolution) === other)
  }

  @Test func forgetsTheShapeThatWasUsedLongestAgo() throws {
    let example = try example()
    let packed = PackedWeight(example.weight)
    let first = packed.plan(for: example.convolution, .transposed)
    let second = packed.plan(for: example.convolution, .convolution)
    for size in 2...4 {
      let other = try Convolution2D.square(
        features: 20, channels: 18, size: size, kernel: 4, stride: 2)
      _ = packed.plan(for: example.convolution, .transposed)
      _ = packed.plan(for: other, .transposed)
    }
    #expect(packed.plan(for: example.convolution, .transposed) === first)
    #expect(packed.plan(for: example.convolution, .convolution) !== second)
  }

  @Test func knowsTheArrayItWasMadeFrom() throws {
    var weight = try example().weight
    let packed = PackedWeight(weight)
    let shared = weight
    #expect(packed.isMade(from: shared))
    weight[0] += 1
    #expect(!packed.isMade(from: weight))
    #expect(packed.isMade(from: shared))
    #expect(!packed.isMade(from: Array(shared[1...])))
  }
}
