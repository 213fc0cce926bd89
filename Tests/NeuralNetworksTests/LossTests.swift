import NeuralNetworks
import Testing

@Suite struct LossTests {
  private let recorded: RecordedValues

  init() throws {
    recorded = try RecordedValues()
  }

  @Test func comparesNumbersAsPyTorch() throws {
    let target = try recorded["loss.target"]
    try recorded.expect("loss.mse") { meanSquaredError($0[0], target) }
    try recorded.expect("loss.l1") { meanAbsoluteError($0[0], target) }
  }

  @Test func comparesAnswersAsPyTorchAlsoForLargeLogits() throws {
    let answers = try recorded["loss.answers"]
    try recorded.expect("loss.bce") { binaryCrossEntropy(logits: $0[0], answers) }
  }

  @Test(
    arguments: [
      (10, 4.5398898e-05), (17, 4.1399375e-08), (20, 2.0611537e-09), (-10, 10.000046),
    ] as [(Float, Float)])
  func keepsTheDigitsOfSmallSurprises(logit: Float, surprise: Float) {
    let loss = binaryCrossEntropy(logits: Variable(Tensor(shape: [1], scalars: [logit])), [1]).value
      .scalars[0]
    #expect(abs(loss - surprise) <= 1e-6 * surprise)
  }

  @Test func takesClassesThatAreRuledOut() throws {
    let logits = Variable(Tensor(shape: [1, 3], scalars: [1, 2, -.infinity]))
    let loss = crossEntropy(logits: logits, [1])
    #expect(abs(loss.value.scalars[0] - 0.31326169) < 1e-6)
    loss.backward()
    let gradient = try #require(logits.gradient)
    #expect(gradient.scalars.allSatisfy { $0.isFinite })
    #expect(gradient.scalars[2] == 0)
  }

  @Test func findsInfinitiesAmongTheLargest() {
    let x = Variable(
      Tensor(
        shape: [2, 3],
        scalars: [1, .infinity, 2, -.infinity, -.infinity, -.infinity]))
    x.max(axes: [1]).backward(from: [1, 3])
    #expect(x.gradient == [[0, 1, 0], [1, 1, 1]])
  }

  @Test func comparesClassesAsPyTorchAlsoForLargeLogits() throws {
    let classes = try recorded["loss.classes"].scalars.map { Int($0) }
    try recorded.expect("loss.cross") { crossEntropy(logits: $0[0], classes) }
    let pixelClasses = try recorded["loss.pixel_classes"].scalars.map { Int($0) }
    try recorded.expect("loss.cross_pixels") { crossEntropy(logits: $0[0], pixelClasses) }
  }
}
