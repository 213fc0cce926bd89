import ConvolutionMath
import Testing

@testable import ConvolutionKernels

/// Convolutions by minimal filtering algorithms.
struct TileProductTests {
  static let directions: [ConvolutionDirection] = [.convolution, .transposed]

  /// Layers that are computed in tiles, with channels and sizes that fill up no block and no tile.
  static func wide() throws -> [Convolution2D] {
    [
      try .square(batch: 2, features: 66, channels: 35, size: 8, kernel: 4, stride: 2, padding: 1),
      try .square(batch: 2, features: 35, channels: 37, size: 9, kernel: 3, padding: 1),
      try .square(features: 33, channels: 34, size: 10, kernel: 3, padding: 0),
    ]
  }

  @Test(arguments: directions)
  func isExactOnWholeNumbers(direction: ConvolutionDirection) throws {
    var count = 0
    for convolution in try Convolution2D.small + Self.odd() {
      guard TileConvolution(convolution, direction) != nil else { continue }
      count += 1
      let example = Case.whole(convolution)
      let expected = example.reference(direction)
      for level in KernelLevel.available where level < .amx {
        #expect(
          example.tileResult(direction, at: level) == expected, "\(convolution) at \(level)")
      }
    }
    #expect(count > 100)
  }

  /// Shapes at which tiles, channels or images end early, groups, and every padding.
  static func odd() throws -> [Convolution2D] {
    var all: [Convolution2D] = []
    for size in [1, 2, 3, 5, 8] {
      for (kernel, stride) in [(2, 1), (3, 1), (2, 2), (3, 2), (4, 2), (6, 2), (6, 3), (5, 2)] {
        for padding in 0...2 {
          for outputPadding in 0..<stride {
            if let one = try? Convolution2D.square(
              batch: 1 + size % 3, features: 2 + size, channels: 17 - size, size: size,
              kernel: kernel, stride: stride, padding: padding, outputPadding: outputPadding)
            {
              all.append(one)
            }
          }
        }
      }
    }
    all.append(
      try .square(batch: 2, features: 12, channels: 9, size: 7, kernel: 3, padding: 1, groups: 3))
    all.append(
      try Convolution2D(
        transposing: ImageShape(batchSize: 2, channels: 5, size: Extent2D(height: 3, width: 37)),
        imageChannels: 4,
        geometry: ConvolutionGeometry2D(
          kernelSize: Extent2D(height: 4, width: 3), stride: Extent2D(height: 2, width: 1),
          padding: Extent2D(height: 1, width: 2))))
    return all
  }

  @Test(arguments: directions)
  func isAsPreciseAsDirectProducts(direction: ConvolutionDirection) throws {
    for convolution in try Self.wide() {
      try #require(TileRule.pays(for: convolution, direction))
      let example = Case.real(convolution)
      let exact = example.exact(direction)
      for level in KernelLevel.available where level < .amx {
        let tiles = example.result(direction, at: level, by: .minimal)
        let direct = example.result(direction, at: level, by: .direct)
        #expect(tiles != direct, "the layer was not computed in tiles")
        let (error, bound) = (squaredError(tiles, exact), squaredError(direct, exact))
        #expect(error <= 1.3 * 1.3 * bound, "\(convolution) at \(level): \(error / bound)")
      }
    }
  }

  @Test(arguments: directions)
  func resultsDependNeitherOnThreadsNorOnTheBatch(direction: ConvolutionDirection) throws {
    for convolution in try Self.wide() {
      let example = Case.real(convolution)
      let packed = example.result(direction, by: .minimal)
      #expect(example.onceResult(direction) == packed)
      for limit in [1, 3, 7] {
        #expect(example.tileResult(direction, at: .standard, threads: limit) == packed)
      }
      let alone = (0..<convolution.features.batchSize).flatMap { image in
        example.alone(image, direction).result(direction, by: .minimal)
      }
      #expect(alone == packed)
    }
  }

  @Test(arguments: directions)
  func anInfinityReachesWhatItReachesDirectly(direction: ConvolutionDirection) throws {
    let convolution = try Self.wide()[0]
    for special in [Float.infinity, .nan, .greatestFiniteMagnitude] {
      for example in [
        Case.real(convolution).replacing(at: 77, in: direction, with: special),
        Case.real(convolution).replacingWeight(at: 55, with: special),
      ] {
        let pairs = zip(
          example.result(direction, by: .minimal), example.result(direction, by: .direct))
        #expect(pairs.allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) })
      }
    }
  }

  @Test func addsTheBias() throws {
    for convolution in try Self.wide() {
      let example = Case.whole(convolution)
      let bias = (0..<convolution.image.channels).map { Float(100 * $0) }
      let expected = example.reference(.transposed).enumerated().map { index, value in
        value + bias[index / convolution.image.size.area % convolution.image.channels]
      }
      let plan = example.weight.withUnsafeBufferPointer {
        ConvolutionPlan(convolution, .transposed, weight: $0, algorithm: .minimal)
      }
      #expect(plan(example.features, bias: bias) == expected)
    }
  }

  @Test func aSmallLayerIsComputedDirectly() throws {
    let layers: [(Convolution2D, pays: Bool)] = [
      (try .square(features: 256, channels: 128, size: 8, kernel: 4, stride: 2, padding: 1), true),
      (try .square(features: 64, channels: 64, size: 16, kernel: 3, stride: 2, padding: 1), true),
      (try .square(features: 32, channels: 32, size: 16, kernel: 3, padding: 1), true),
      // Too few tiles, too few channels, sums too short, strides without tiles.
      (try .square(features: 512, channels: 256, size: 4, kernel: 4, stride: 2, padding: 1), false),
      (try .square(features: 64, channels: 3, size: 32, kernel: 4, stride: 2, padding: 1), false),
      (try .square(features: 32, channels: 32, size: 16, kernel: 4, stride: 2, padding: 1), false),
      (try .square(features: 64, channels: 64, size: 16, kernel: 2, stride: 2), false),
      (try .square(features: 64, channels: 64, size: 16, kernel: 5, padding: 2), false),
    ]
    for (layer, pays) in layers {
      #expect(TileRule.pays(for: layer, .transposed) == pays, "\(layer)")
    }
  }

  @Test func theRuleIgnoresTheBatch() throws {
    for batch in [1, 2, 64] {
      let layer = try Convolution2D.square(
        batch: batch, features: 64, channels: 64, size: 8, kernel: 4, stride: 2, padding: 1)
      #expect(TileRule.pays(for: layer, .transposed))
    }
  }

  @Test func theSettingReachesCallsAndPlans() async {
    await #expect(processExitsWith: .success) {
      let layer = try Self.wide()[0]
      let example = Case.real(layer)
      let packed = PackedWeight(example.weight)
      let minimal = packed.transposed(example.features, by: layer)
      ConvolutionAlgorithm.standard = .direct
      let direct = packed.transposed(example.features, by: layer)
      let once = layer.transposed(example.features, weight: example.weight)
      guard KernelLevel.standard < .amx else { return }
      precondition(direct == once && direct != minimal)
      precondition(direct == example.result(.transposed, by: .direct))
    }
  }

  private func squaredError(_ numbers: [Float], _ exact: [Double]) -> Double {
    zip(numbers, exact).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
  }
}

extension Case {
  func result(
    _ direction: ConvolutionDirection, at level: KernelLevel = min(.standard, .avx512),
    by algorithm: ConvolutionAlgorithm
  ) -> [Float] {
    weight.withUnsafeBufferPointer {
      ConvolutionPlan(convolution, direction, weight: $0, level: level, algorithm: algorithm)
    }.callAsFunction(input(direction))
  }

  /// The result in tiles whatever the rule says; `nil` if the kernel allows none.
  func tileResult(
    _ direction: ConvolutionDirection, at level: KernelLevel, threads: Int? = nil
  ) -> [Float]? {
    var output = [Float](repeating: .nan, count: convolution.target(direction).count)
    let isDone = weight.withUnsafeBufferPointer { weight in
      input(direction).withUnsafeBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output -> Bool? in
          guard let weight = weight.baseAddress, let input = input.baseAddress,
            let output = output.baseAddress
          else { return nil }
          return TileProduct(
            convolution, direction, weight: weight, level: min(level, .avx512), forManyCalls: false
          )?.run(
            Call(direction: direction, input: input, weight: weight, bias: nil, output: output),
            threads: threads ?? ComputeThreads.limit)
        }
      }
    }
    return isDone == true ? output : nil
  }

  /// The result of a call that packs the weight for itself.
  func onceResult(_ direction: ConvolutionDirection) -> [Float] {
    var output = [Float](repeating: .nan, count: convolution.target(direction).count)
    weight.withUnsafeBufferPointer { weight in
      input(direction).withUnsafeBufferPointer { input in
        output.withUnsafeMutableBufferPointer {
          convolution.apply(
            direction, to: input, weight: weight, bias: nil, level: min(.standard, .avx512),
            algorithm: .minimal, into: $0)
        }
      }
    }
    return output
  }

  /// The case of one image of the batch.
  func alone(_ image: Int, _ direction: ConvolutionDirection) -> Case {
    func part(_ numbers: [Float], _ shape: ImageShape) -> [Float] {
      let size = shape.count / shape.batchSize
      return Array(numbers[image * size..<(image + 1) * size])
    }
    guard
      let single = try? Convolution2D(
        reading: ImageShape(channels: convolution.image.channels, size: convolution.image.size),
        featureChannels: convolution.features.channels, geometry: convolution.geometry,
        groups: convolution.groups)
    else { return self }
    var copy = Case(single) { _ in 0 }
    copy.image = part(self.image, convolution.image)
    copy.features = part(features, convolution.features)
    copy.weight = weight
    return copy
  }

  /// The gradient of the weight in tiles whatever the rule says; `nil` if the kernel allows none.
  func tileGradient(at level: KernelLevel) -> [Float]? {
    guard let tiles = TileCorrelation(convolution, level: level) else { return nil }
    var gradient = [Float](repeating: .nan, count: convolution.weightCount)
    let isFinite = image.withUnsafeBufferPointer { image in
      features.withUnsafeBufferPointer { features in
        gradient.withUnsafeMutableBufferPointer { gradient -> Bool in
          guard let image = image.baseAddress, let features = features.baseAddress,
            let gradient = gradient.baseAddress
          else { return false }
          return tiles.run(image: image, features: features, into: gradient)
        }
      }
    }
    return isFinite ? gradient : nil
  }

  /// The gradient of the weight in double precision.
  func exactGradient() -> [Double] {
    var gradient = [Double](repeating: 0, count: convolution.weightCount)
    eachProduct { feature, pixel, weight in
      gradient[weight] += Double(features[feature]) * Double(image[pixel])
    }
    return gradient
  }

  /// The result in double precision.
  func exact(_ direction: ConvolutionDirection) -> [Double] {
    var result = [Double](repeating: 0, count: convolution.target(direction).count)
    let input = input(direction).map(Double.init)
    eachProduct { feature, pixel, place in
      if direction == .convolution {
        result[feature] += Double(weight[place]) * input[pixel]
      } else {
        result[pixel] += Double(weight[place]) * input[feature]
      }
    }
    return result
  }

  /// Visits every product of the definition: the places of feature, pixel and weight.
  private func eachProduct(_ visit: (_ feature: Int, _ pixel: Int, _ weight: Int) -> Void) {
    let (image, features) = (convolution.image, convolution.features)
    let (vertical, horizontal) = (convolution.geometry.vertical, convolution.geometry.horizontal)
    for n in 0..<features.batchSize {
      for h in 0..<features.size.height {
        for i in 0..<vertical.kernelSize {
          let row = h * vertical.stride - vertical.padding + i * vertical.dilation
          guard 0..<image.size.height ~= row else { continue }
          for w in 0..<features.size.width {
            for j in 0..<horizontal.kernelSize {
              let column = w * horizontal.stride - horizontal.padding + j * horizontal.dilation
              guard 0..<image.size.width ~= column else { continue }
              for f in 0..<features.channels {
                let feature = features.index(n, f, h, w)
                for c in 0..<image.channels {
                  visit(
                    feature, image.index(n, c, row, column), convolution.weightIndex(f, c, i, j))
                }
              }
            }
          }
        }
      }
    }
  }
}
