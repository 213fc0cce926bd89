import Tensors
import Testing

/// A convolution of whole numbers, and what PyTorch computes.
struct RecordedConvolution: CustomTestStringConvertible, Sendable {
  enum Direction: Sendable {
    case forward
    case transposed(outputPadding: Extent2D)
  }

  let direction: Direction
  let input: Tensor
  let weight: Tensor
  let stride: Extent2D
  let padding: Extent2D
  let dilation: Extent2D
  let groups: Int
  let output: Tensor

  var testDescription: String { "\(direction) of \(input.shape) with \(weight.shape)" }

  init(
    _ direction: Direction, _ input: [Int], _ weight: [Int], _ stride: Extent2D,
    _ padding: Extent2D, _ dilation: Extent2D, _ groups: Int, _ shape: [Int], _ scalars: [Float]
  ) {
    self.direction = direction
    self.input = Tensor(wholeNumbers: input, factor: 7)
    self.weight = Tensor(wholeNumbers: weight, factor: 5)
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
    output = Tensor(shape: shape, scalars: scalars)
  }
}

/// A convolution of one plane of whole numbers, and what JAX computes.
struct RecordedFlaxConvolution: CustomTestStringConvertible, Sendable {
  let input: Tensor
  let weight: Tensor
  let stride: Extent2D
  let dilation: Extent2D
  let padding: FlaxPadding
  let isTransposed: Bool
  let output: Tensor

  var testDescription: String { "\(input.shape) with \(weight.shape), \(padding)" }

  init(
    _ input: [Int], _ weight: [Int], _ stride: Extent2D, _ dilation: Extent2D,
    _ padding: FlaxPadding, isTransposed: Bool, _ shape: [Int], _ scalars: [Float]
  ) {
    self.input = Tensor(wholeNumbers: input, factor: 7)
    self.weight = Tensor(wholeNumbers: weight, factor: 5)
    self.stride = stride
    self.dilation = dilation
    self.padding = padding
    self.isTransposed = isTransposed
    output = Tensor(shape: shape, scalars: scalars)
  }
}

extension Tensor {
  /// The elements that record.py makes.
  fileprivate init(wholeNumbers shape: [Int], factor: Int) {
    let count = shape.reduce(1, *)
    self.init(shape: shape, scalars: (0..<count).map { Float(($0 * factor + 3) % 11 - 5) })
  }
}

@Suite struct RecordedConvolutionTests {
  @Test(arguments: recordedConvolutions)
  func computesWhatPyTorchComputes(_ recorded: RecordedConvolution) {
    switch recorded.direction {
    case .forward:
      let output = conv2D(
        recorded.input, weight: recorded.weight, stride: recorded.stride,
        padding: recorded.padding, dilation: recorded.dilation, groups: recorded.groups)
      #expect(output == recorded.output)
    case .transposed(let outputPadding):
      for method in TransposedConvolutionMethod.allCases {
        let output = transposedConv2D(
          recorded.input, weight: recorded.weight, stride: recorded.stride,
          padding: recorded.padding, outputPadding: outputPadding, dilation: recorded.dilation,
          groups: recorded.groups, using: method)
        #expect(output == recorded.output, "\(method)")
      }
    }
  }

  @Test(arguments: recordedFlaxConvolutions)
  func padsWhatJAXPads(_ recorded: RecordedFlaxConvolution) {
    let operation = recorded.isTransposed ? fractionallyStridedConv2D : conv2D
    let output = operation(
      recorded.input, recorded.weight, nil, recorded.stride, recorded.padding, recorded.dilation,
      1, #fileID, #line)
    #expect(output == recorded.output)
  }
}
