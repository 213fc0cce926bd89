import Tensors
import Testing

/// The worked examples that the book's source documents print.
@Suite struct DocumentExamplesTests {
  let x: Tensor = [[0, 1], [2, 3]]

  @Test(arguments: TransposedConvolutionMethod.allCases)
  func transposesTheSmallestExample(_ method: TransposedConvolutionMethod) {
    #expect(
      transposedConv2D(x, weight: x, using: method) == [[0, 0, 1], [0, 4, 6], [4, 12, 9]])
    #expect(transposedConv2D(x, weight: x, padding: 1, using: method) == [[4]])
    #expect(
      transposedConv2D(x, weight: x, stride: 2, using: method)
        == [[0, 0, 0, 1], [0, 0, 2, 3], [0, 2, 0, 3], [4, 6, 6, 9]])
  }

  @Test func scattersIntoSlices() {
    var y = Tensor(zeros: [3, 3])
    for i in 0..<2 {
      for j in 0..<2 {
        y[i..<i + 2, j..<j + 2] += x[i, j] * x
      }
    }
    #expect(y == [[0, 0, 1], [0, 4, 6], [4, 12, 9]])
  }

  @Test func writesConvolutionAsMatrix() {
    let image = Tensor(arange: 0..<9).reshaped(to: [3, 3])
    let kernel: Tensor = [[1, 2], [3, 4]]
    let w = convolutionMatrix(of: kernel, inputSize: 3)
    #expect(
      w == [
        [1, 2, 0, 3, 4, 0, 0, 0, 0],
        [0, 1, 2, 0, 3, 4, 0, 0, 0],
        [0, 0, 0, 1, 2, 0, 3, 4, 0],
        [0, 0, 0, 0, 1, 2, 0, 3, 4],
      ])
    let y = correlate2D(image, kernel)
    #expect(y == [[27, 37], [57, 67]])
    #expect((y .== matmul(w, image.flattened()).reshaped(to: [2, 2])).all())
    #expect(
      matmul(w.transposed(), y.flattened()).reshaped(to: [3, 3])
        == [[27, 91, 74], [138, 400, 282], [171, 429, 268]])
    #expect(
      transposedConv2D(y, weight: kernel)
        == matmul(w.transposed(), y.flattened())
        .reshaped(to: [3, 3]))
    #expect(convolutionMatrix(of: Tensor(ones: [3, 3]), inputSize: 4).shape == [4, 16])
  }

  @Test func paintsTheFourByFourExample() {
    let weight: Tensor = [[1, 0, 1], [0, 1, 0], [1, 0, 1]]
    let y = transposedConv2D([[1, 2], [3, 4]], weight: weight)
    #expect(y == [[1, 2, 1, 2], [3, 5, 5, 4], [1, 5, 5, 2], [3, 4, 3, 4]])
  }

  @Test func drawsTheCheckerboard() {
    let y = transposedConv2D(Tensor(ones: [3, 3]), weight: Tensor(ones: [3, 3]), stride: 2)
    #expect(y == overlapCounts(of: 3, kernelSize: 3, stride: 2))
    #expect(y[2, ...] == [2, 2, 4, 2, 4, 2, 2])
    #expect(y[0, ...] == [1, 1, 2, 1, 2, 1, 1])
  }

  @Test func computesTheDocumentsShapes() {
    func shape(_ input: [Int], _ weight: [Int], _ s: Extent2D, _ p: Extent2D, _ o: Extent2D)
      -> TensorSize
    {
      transposedConv2D(
        Tensor(zeros: input), weight: Tensor(zeros: weight), stride: s, padding: p,
        outputPadding: o
      ).size
    }
    #expect(shape([1, 3, 2, 2], [3, 1, 3, 3], 2, 0, 1) == [1, 1, 6, 6])
    #expect(shape([1, 3, 16, 16], [3, 3, 2, 2], 2, 0, 0) == [1, 3, 32, 32])
    #expect(shape([1, 3, 16, 16], [3, 3, 3, 3], 2, 1, 1) == [1, 3, 32, 32])
    #expect(shape([1, 1, 4, 4], [1, 1, 3, 3], 2, 1, 0) == [1, 1, 7, 7])
    #expect("\(shape([1, 1, 4, 4], [1, 1, 3, 3], 2, 1, 1))" == "torch.Size([1, 1, 8, 8])")
  }

  @Test func restoresTheShapeOfManyChannels() {
    var generator = SplitMix64(seed: 1)
    let image = Tensor(randomUniform: [1, 10, 16, 16], using: &generator)
    let weight = Tensor(randomUniform: [20, 10, 5, 5], using: &generator)
    let features = conv2D(image, weight: weight, stride: 3, padding: 2)
    let restored = transposedConv2D(features, weight: weight, stride: 3, padding: 2)
    #expect(features.shape == [1, 20, 6, 6])
    #expect(restored.shape == image.shape)
  }

  @Test func correlatesTheSpreadInputAsFlaxDoes() {
    let flax = Tensor([[[[0], [1]], [[2], [3]]]])
    #expect(flax.shape == [1, 2, 2, 1])
    let input = flax.asChannelsFirst()
    let weight = flax.reshaped(to: [2, 2, 1, 1]).weightAsChannelsFirst()
    let same = fractionallyStridedConv2D(input, weight: weight).asChannelsLast()
    #expect(same == [[[[0], [3]], [[6], [14]]]])
  }

  @Test func padsAsFlaxDoes() {
    func y(_ padding: FlaxPadding, stride: Extent2D = 1, rotated: Bool = false) -> Tensor {
      fractionallyStridedConv2D(
        x, weight: rotated ? x.flipped(axes: [-2, -1]) : x, stride: stride, padding: padding)
    }
    #expect(y(.zeros(0)) == [[14]])
    #expect(y(.valid) == [[0, 3, 2], [6, 14, 6], [2, 3, 0]])
    #expect(
      y(.same, stride: 2) == [[0, 0, 3, 2], [0, 0, 1, 0], [6, 4, 9, 6], [2, 0, 3, 0]])
    #expect(y(.valid, rotated: true) == [[0, 0, 1], [0, 4, 6], [4, 12, 9]])
    #expect(y(.same, rotated: true) == [[0, 0], [0, 4]])
  }

  @Test func growsMultiplesWithSamePadding() {
    let image = Tensor(zeros: [1, 1, 16, 16])
    let weight = Tensor(zeros: [1, 1, 5, 5])
    let features = conv2D(image, weight: weight, stride: 3, padding: .same)
    #expect(features.shape == [1, 1, 6, 6])
    let restored = fractionallyStridedConv2D(features, weight: weight, stride: 3, padding: .same)
    #expect(restored.shape == [1, 1, 18, 18])
  }

  @Test func interpolatesBilinearly() {
    #expect(
      bilinearKernel(size: 4) == [
        [0.0625, 0.1875, 0.1875, 0.0625],
        [0.1875, 0.5625, 0.5625, 0.1875],
        [0.1875, 0.5625, 0.5625, 0.1875],
        [0.0625, 0.1875, 0.1875, 0.0625],
      ])
    #expect(bilinearKernel(size: 64).sum() == 1024)
    #expect(bilinearKernel(size: 3)[1, ...] == [0.5, 1, 0.5])
  }

  @Test func insertsZerosBetweenPixels() {
    #expect(
      Tensor([[1, 2], [3, 4]]).zeroInserted(stride: 2) == [[1, 0, 2], [0, 0, 0], [3, 0, 4]])
    #expect(
      Tensor([[1, 2], [3, 4]]).zeroInserted(stride: Extent2D(height: 1, width: 3))
        == [[1, 0, 0, 2], [3, 0, 0, 4]])
  }

  @Test func repeatsPixels() {
    #expect(
      Tensor([[1, 2], [3, 4]]).nearestUpsampled(by: Extent2D(height: 1, width: 2))
        == [[1, 1, 2, 2], [3, 3, 4, 4]])
    #expect(Tensor(zeros: [2, 4, 7, 7]).nearestUpsampled(by: 2).shape == [2, 4, 14, 14])
  }

  @Test func shufflesPixelsInBothOrders() {
    let channels = Tensor(arange: 0..<8).reshaped(to: [1, 8, 1, 1])
    #expect(channels.pixelShuffled(by: 2) == [[[[0, 1], [2, 3]], [[4, 5], [6, 7]]]])
    #expect(
      channels.pixelShuffled(by: 2, order: .depthFirst)
        == [[[[0, 2], [4, 6]], [[1, 3], [5, 7]]]])
    for order in [PixelShuffleOrder.channelFirst, .depthFirst] {
      let images = Tensor(arange: 0..<2 * 12 * 2 * 3).reshaped(to: [2, 12, 2, 3])
      let shuffled = images.pixelShuffled(by: 2, order: order)
      #expect(shuffled.shape == [2, 3, 4, 6])
      #expect(shuffled.pixelUnshuffled(by: 2, order: order) == images)
    }
  }

  @Test func convolvesSignals() {
    #expect(conv1D([1, 2, 3, 4], weight: [1, 0, -1], padding: 1) == [-2, -2, -2, 3])
    #expect(transposedConv1D([1, 2], weight: [1, 10, 100], stride: 2) == [1, 10, 102, 20, 200])
    let y = transposedConv1D(
      Tensor(ones: [2, 4, 5]), weight: Tensor(ones: [4, 3, 3]), bias: [1, 2, 3], stride: 2,
      padding: 1, outputPadding: 1)
    #expect(y.shape == [2, 3, 10])
  }

  @Test func addsBiasToEachChannel() {
    let y = conv2D(
      Tensor(ones: [1, 2, 2]), weight: Tensor(ones: [3, 1, 1, 1]), bias: [0, 10, 20])
    #expect(y == [[[1, 1], [1, 1]], [[11, 11], [11, 11]], [[21, 21], [21, 21]]])
  }
}
