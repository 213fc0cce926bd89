import NeuralNetworks
import Testing

/// Compares each operation's gradient with what small steps say.
@Suite struct OperationGradientTests {
  private static let matrix = eighths([3, 4])
  private static let positive = abs(matrix) + 0.5

  @Test(arguments: [
    Operation("sum", at: matrix) { $0 + Variable(constant: eighths([4], seed: 1)) },
    Operation("difference", at: matrix) { 3 - $0 },
    Operation("product", at: matrix) { $0 * $0 },
    Operation("product with a column", at: eighths([3, 1])) { $0 * Variable(constant: matrix) },
    Operation("quotient", at: positive) { Variable(constant: matrix) / $0 },
    Operation("quotient's numerator", at: matrix) { $0 / Variable(constant: positive) },
    Operation("negation", at: matrix) { -$0 },
    Operation("exp", at: matrix) { exp($0) },
    Operation("log", at: positive) { log($0) },
    Operation("sqrt", at: positive) { sqrt($0) },
    Operation("tanh", at: matrix) { tanh($0) },
    Operation("sigmoid", at: matrix) { sigmoid($0) },
    Operation("softplus", at: matrix) { softplus($0) },
    Operation("abs", at: positive) { abs(1.0625 - $0) },
    Operation("relu", at: matrix + 0.0625) { relu($0) },
    Operation("leakyReLU", at: matrix + 0.0625) { leakyReLU($0, slope: 0.2) },
  ])
  func matchesSmallStepsElementwise(_ operation: Operation) {
    operation.check()
  }

  @Test(arguments: [
    Operation("sum over one axis", at: matrix) { $0.sum(axes: [1]) },
    Operation("sum over all axes, kept", at: matrix) { $0.sum(axes: [0, -1], keepDims: true) },
    Operation("mean", at: matrix) { $0.mean() },
    Operation("mean over one axis", at: matrix) { $0.mean(axes: [0]) },
    Operation("max", at: Tensor([[1, 5, 3], [4, 2, 0]])) { $0.max(axes: [1]) },
    Operation("matmul's left side", at: matrix) {
      matmul($0, Variable(constant: eighths([4, 2])))
    },
    Operation("matmul's right side", at: eighths([4, 2])) {
      matmul(Variable(constant: matrix), $0)
    },
    Operation("matmul of a vector", at: eighths([4])) { matmul(Variable(constant: matrix), $0) },
    Operation("matmul of a row", at: eighths([3])) { matmul($0, Variable(constant: matrix)) },
    Operation("inner product", at: eighths([4])) { matmul($0, Variable(constant: eighths([4]))) },
    Operation("matmul for a batch", at: matrix) {
      matmul($0, Variable(constant: eighths([2, 4, 3])))
    },
    Operation("matmul of a batch and a vector", at: eighths([4])) {
      matmul(Variable(constant: eighths([2, 3, 4])), $0)
    },
  ])
  func matchesSmallStepsOfReductionsAndProducts(_ operation: Operation) {
    operation.check()
  }

  @Test(arguments: [
    Operation("reshape", at: matrix) { $0.reshaped(to: [2, -1]) },
    Operation("flatten", at: eighths([2, 3, 2])) { $0.flattened(fromAxis: 1) },
    Operation("transpose", at: eighths([2, 3, 2])) { $0.transposed(permutation: [2, 0, 1]) },
    Operation("slice", at: eighths([2, 3, 2])) { $0.sliced(1..<3, alongAxis: 1) },
    Operation("slice of the last axis", at: matrix) { $0.sliced(0..<2, alongAxis: -1) },
    Operation("concatenate", at: matrix) {
      .concatenate([$0, Variable(constant: eighths([2, 4])), $0 * $0])
    },
    Operation("concatenate along channels", at: eighths([2, 1, 3])) {
      .concatenate([Variable(constant: eighths([2, 2, 3])), $0], alongAxis: 1)
    },
    Operation("pad", at: matrix) { $0.padded(top: 1, bottom: 2, left: -1, right: 1) },
  ])
  func matchesSmallStepsOfRearrangements(_ operation: Operation) {
    operation.check()
  }

  private static let images = eighths([2, 4, 4, 6])

  @Test(arguments: [
    Operation("nearest", at: images) { $0.upsampled(by: Extent2D(height: 2, width: 3)) },
    Operation("bilinear", at: images) { $0.upsampled(by: 2, mode: .bilinear()) },
    Operation("bicubic", at: images) { $0.upsampled(by: 2, mode: .bicubic(alignCorners: true)) },
    Operation("shuffle", at: images) { $0.pixelShuffled(by: 2) },
    Operation("depth-first shuffle", at: images) { $0.pixelShuffled(by: 2, order: .depthFirst) },
    Operation("unshuffle", at: images) { $0.pixelUnshuffled(by: 2) },
    Operation("average pooling", at: images) { $0.averagePooled(2, stride: 1, padding: 1) },
    // No two pixels are equal, so that no small step changes which is the largest.
    Operation("max pooling", at: Tensor(arange: 0..<24).reshaped(to: [1, 1, 4, 6])) {
      $0.maxPooled(3, stride: 2, padding: 1)
    },
  ])
  func matchesSmallStepsOfResampling(_ operation: Operation) {
    operation.check()
  }
}

/// An operation and where its gradient is checked.
struct Operation: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let point: Tensor
  let apply: @Sendable (Variable) -> Variable

  init(_ name: String, at point: Tensor, _ apply: @escaping @Sendable (Variable) -> Variable) {
    testDescription = name
    self.point = point
    self.apply = apply
  }

  /// Compares the gradient of ⟨output, seed⟩ for a random seed.
  func check(tolerance: Float = 5e-3, sourceLocation: SourceLocation = #_sourceLocation) {
    let seed = eighths(apply(Variable(constant: point)).shape, seed: 3)
    let computed = gradient(at: point, seed: seed, of: apply)
    let estimated = estimatedGradient(at: point) { x in
      dot(apply(Variable(constant: x)).value, seed)
    }
    expectClose(
      computed, estimated, testDescription, tolerance: tolerance, sourceLocation: sourceLocation)
  }
}
