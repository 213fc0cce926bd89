import ConvolutionMath
import Testing

@testable import ConvolutionKernels

struct ChannelSlabsTests {
  static let directions: [ConvolutionDirection] = [.convolution, .transposed]

  @Test func passesAndSlabsCoverEveryChannelOnce() throws {
    let convolution = try Convolution2D.square(
      batch: 16, features: 520, channels: 200, size: 8, kernel: 4, stride: 2, padding: 1)
    for packing in PhaseConvolution.Packing.allCases {
      let phases = PhaseConvolution(convolution, .transposed, packing: packing)
      let layout = WeightLayout(convolution, .transposed)
      let float = FloatProduct.slabs(phases, layout)
      #expect(channels(of: float) == Array(0..<520))
      #expect(channels(of: SplitProduct.slabs(phases, layout)) == Array(0..<544))
    }
  }

  @Test func aLargeWeightForManyPositionsTakesPasses() throws {
    let convolution = try Convolution2D.square(
      batch: 16, features: 512, channels: 256, size: 4, kernel: 4, stride: 2, padding: 1)
    let phases = PhaseConvolution(convolution, .transposed, packing: .shifted)
    let layout = WeightLayout(convolution, .transposed)
    let slabs = FloatProduct.slabs(phases, layout, cacheBytes: 2 << 20)
    #expect(slabs.passCount > 1)
    #expect(slabs.positions == 256)
    #expect(FloatProduct.slabs(phases, layout, cacheBytes: 512 << 10).positions == 64)
    let single = try Convolution2D.square(
      features: 512, channels: 256, size: 4, kernel: 4, stride: 2, padding: 1)
    let few = PhaseConvolution(single, .transposed, packing: .shifted)
    #expect(
      FloatProduct.slabs(few, WeightLayout(single, .transposed), cacheBytes: 2 << 20).passCount == 1
    )
  }

  @Test(arguments: directions)
  func passesAddUpExactly(direction: ConvolutionDirection) throws {
    for convolution in Convolution2D.special {
      let example = Case.whole(convolution)
      let layout = WeightLayout(convolution, direction)
      let phases = PhaseConvolution(convolution, direction, packing: .shiftedColumns)
      let float = example.weight.withUnsafeBufferPointer { weight in
        weight.baseAddress.map {
          FloatProduct(
            phases, layout: layout, weight: $0, tile: KernelLevel.supported.tiles[0],
            slabs: ChannelSlabs(channels: layout.sourceChannels, slabSize: 2, positions: 40))
        }
      }
      #expect(
        example.result(direction, by: try #require(float)) == example.reference(direction))
    }
  }

  @Test(.enabled(if: KernelLevel.supported == .amx), arguments: directions)
  func passesOfSplitNumbersAddUpExactly(direction: ConvolutionDirection) throws {
    let example = Case.whole(
      try .square(batch: 2, features: 70, channels: 99, size: 5, kernel: 3, stride: 2, padding: 1))
    let layout = WeightLayout(example.convolution, direction)
    let phases = PhaseConvolution(example.convolution, direction, packing: .gaps)
    let channels = layout.sourceChannels.rounded(upToMultipleOf: 32)
    let split = example.weight.withUnsafeBufferPointer { weight in
      weight.baseAddress.flatMap {
        SplitProduct(
          phases, layout: layout, weight: $0,
          slabs: ChannelSlabs(channels: channels, slabSize: 32, positions: 40))
      }
    }
    #expect(example.result(direction, by: try #require(split)) == example.reference(direction))
  }

  private func channels(of slabs: ChannelSlabs) -> [Int] {
    var channels: [Int] = []
    for number in 0..<slabs.passCount {
      slabs.forEachSlab(of: slabs.pass(number)) { channels += $0 }
    }
    return channels
  }
}

extension Case {
  /// The result of a product, whatever it costs.
  func result(_ direction: ConvolutionDirection, by product: some Product) -> [Float] {
    var output = [Float](repeating: .nan, count: convolution.target(direction).count)
    input(direction).withUnsafeBufferPointer { input in
      weight.withUnsafeBufferPointer { weight in
        output.withUnsafeMutableBufferPointer { output in
          guard let from = input.baseAddress, let factors = weight.baseAddress,
            let to = output.baseAddress
          else { return }
          let call = Call(
            direction: direction, input: from, weight: factors, bias: nil, output: to)
          _ = Execution(kernel: product, call: call).run()
        }
      }
    }
    return output
  }
}
