import ConvolutionMath

@testable import ConvolutionKernels

/// A convolution with operands to compute on.
struct Case {
  let convolution: Convolution2D
  var image: [Float]
  var features: [Float]
  var weight: [Float]

  /// Makes operands by drawing each number from a source.
  init(_ convolution: Convolution2D, drawing number: (inout Generator) -> Float) {
    var generator = Generator(state: 7)
    self.convolution = convolution
    image = (0..<convolution.image.count).map { _ in number(&generator) }
    features = (0..<convolution.features.count).map { _ in number(&generator) }
    weight = (0..<convolution.weightCount).map { _ in number(&generator) }
  }

  /// Small whole numbers, whose sums every method must get exactly.
  static func whole(_ convolution: Convolution2D) -> Case {
    Case(convolution) { Float(Int($0.next() % 17) - 8) }
  }

  /// Numbers between -1 and 1.
  static func real(_ convolution: Convolution2D) -> Case {
    Case(convolution) { Float(Int64(bitPattern: $0.next())) / 0x1p63 }
  }

  func input(_ direction: ConvolutionDirection) -> [Float] {
    direction == .convolution ? image : features
  }

  func reference(_ direction: ConvolutionDirection) -> [Float] {
    switch direction {
    case .convolution: convolution.convolve(image, weight: weight)
    case .transposed: convolution.transposeByScatterAdd(features, weight: weight)
    }
  }

  func result(_ direction: ConvolutionDirection, _ strategy: Strategy) -> [Float] {
    weight.withUnsafeBufferPointer {
      ConvolutionPlan(convolution, direction, weight: $0, strategy: strategy)
    }.callAsFunction(input(direction))
  }

  func result(_ direction: ConvolutionDirection, at level: KernelLevel = .standard) -> [Float] {
    weight.withUnsafeBufferPointer {
      ConvolutionPlan(convolution, direction, weight: $0, level: level)
    }.callAsFunction(input(direction))
  }
}

/// A small generator, the same numbers in every run (Steele, Lea and Flood's SplitMix64).
struct Generator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension Convolution2D {
  /// A convolution of square things, named by the features of the transposed direction.
  static func square(
    batch: Int = 1, features: Int = 1, channels: Int = 1, size: Int, kernel: Int, stride: Int = 1,
    padding: Int = 0, dilation: Int = 1, outputPadding: Int = 0, groups: Int = 1
  ) throws -> Convolution2D {
    try Convolution2D(
      transposing: ImageShape(
        batchSize: batch, channels: features, size: Extent2D(size)),
      imageChannels: channels,
      geometry: ConvolutionGeometry2D(
        kernelSize: Extent2D(kernel), stride: Extent2D(stride), padding: Extent2D(padding),
        dilation: Extent2D(dilation)),
      outputPadding: Extent2D(outputPadding), groups: groups)
  }

  /// Every small square convolution there is, with few channels.
  static let small: [Convolution2D] = {
    var all: [Convolution2D] = []
    for size in 1...4 {
      for kernel in 1...4 {
        for stride in 1...3 {
          for padding in 0...2 {
            for dilation in 1...2 {
              for outputPadding in 0..<max(stride, dilation) {
                if let one = try? square(
                  batch: 2, features: 2, channels: 3, size: size, kernel: kernel, stride: stride,
                  padding: padding, dilation: dilation, outputPadding: outputPadding)
                {
                  all.append(one)
                }
              }
            }
          }
        }
      }
    }
    return all
  }()

  /// Convolutions chosen for what is special about each.
  static let special: [Convolution2D] = [
    // Channels beyond one block and one step; groups; a batch.
    try? square(batch: 3, features: 70, channels: 35, size: 5, kernel: 3, stride: 2, padding: 1),
    try? square(batch: 2, features: 12, channels: 8, size: 6, kernel: 3, padding: 1, groups: 4),
    try? square(features: 40, channels: 33, size: 9, kernel: 4, stride: 2, padding: 1),
    // More slabs than one.
    try? square(features: 300, channels: 17, size: 3, kernel: 3, padding: 1),
    // More chunks than one.
    try? square(features: 3, channels: 5, size: 40, kernel: 3, stride: 2, padding: 1),
    // One cell in, one cell out.
    try? square(batch: 3, features: 20, channels: 6, size: 1, kernel: 4),
    // The same, wide enough to be a matrix product: columns beyond one item, and beyond one tile.
    try? square(batch: 5, features: 20, channels: 67, size: 1, kernel: 4),
    // Padding wider than the image; a kernel with holes wider than the image.
    try? square(features: 2, channels: 2, size: 9, kernel: 2, padding: 4, dilation: 3),
    try? square(features: 2, channels: 2, size: 2, kernel: 3, stride: 2, dilation: 5),
    // Nothing square.
    try? Convolution2D(
      transposing: ImageShape(batchSize: 2, channels: 6, size: Extent2D(height: 5, width: 19)),
      imageChannels: 4,
      geometry: ConvolutionGeometry2D(
        kernelSize: Extent2D(height: 2, width: 5), stride: Extent2D(height: 3, width: 2),
        padding: Extent2D(height: 0, width: 3), dilation: Extent2D(height: 2, width: 1)),
      outputPadding: Extent2D(height: 2, width: 1), groups: 2),
    // Few channels, and lines of two and of four vectors, not quite filled.
    try? square(batch: 2, features: 5, channels: 3, size: 30, kernel: 4, stride: 2, padding: 1),
    try? square(features: 2, channels: 2, size: 60, kernel: 3, padding: 1),
    // A stride as wide as a vector.
    try? square(features: 5, channels: 3, size: 4, kernel: 40, stride: 20, padding: 7),
  ].compactMap(\.self)
}
