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

  @Test func comparesClassesAsPyTorchAlsoForLargeLogits() throws {
    let classes = try recorded["loss.classes"].scalars.map { Int($0) }
    try recorded.expect("loss.cross") { crossEntropy(logits: $0[0], classes) }
    let pixelClasses = try recorded["loss.pixel_classes"].scalars.map { Int($0) }
    try recorded.expect("loss.cross_pixels") { crossEntropy(logits: $0[0], pixelClasses) }
  }
}
