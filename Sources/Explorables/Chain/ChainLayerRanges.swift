/// The values that each number of a layer may have, given those that are settled before it.
///
/// No image may vanish, and none may have more than 64 rows.
struct ChainLayerRanges {
  let kind: ChainLayer.Kind
  let inputSize: Int
  var kernelSize = 1
  var stride = 1
  var padding = 0
  var outputPadding = 0

  init(kind: ChainLayer.Kind, inputSize: Int) {
    self.kind = kind
    self.inputSize = inputSize
  }

  private var largest: Int { ChainLayer.largestSize }

  /// The kernel's size, or the factor of an interpolation.
  var first: ClosedRange<Int> {
    switch kind {
    case .transposed: 1...min(6, largest + 1 - inputSize)
    case .convolution, .pixelShuffle: 1...6
    case .nearest, .bilinear: 1...min(4, largest / inputSize)
    }
  }

  /// The stride or, of a pixel shuffle, the factor.
  var strides: ClosedRange<Int> {
    switch kind {
    case .transposed:
      inputSize == 1 ? 1...4 : 1...min(4, (largest - kernelSize) / (inputSize - 1))
    case .pixelShuffle: 1...min(4, largest / (inputSize + 2 * padding - kernelSize + 1))
    case .convolution, .nearest, .bilinear: 1...4
    }
  }

  /// The padding of a convolution: the kernel fits, and the image does not outgrow the limit.
  var convolutionPaddings: ClosedRange<Int> {
    let least = max(0, (kernelSize - inputSize + 1) / 2)
    return least...max(least, min(3, (largest + kernelSize - 1 - inputSize) / 2))
  }

  /// The output padding of a transposed convolution.
  var outputPaddings: ClosedRange<Int> {
    0...min(stride - 1, largest - paintedSize)
  }

  /// The padding of a transposed convolution: at least one cell is left.
  var transposedPaddings: ClosedRange<Int> {
    0...min(3, (paintedSize + outputPadding - 1) / 2)
  }

  private var paintedSize: Int { (inputSize - 1) * stride + kernelSize }
}
