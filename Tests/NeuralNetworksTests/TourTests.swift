import NeuralNetworks
import Testing

/// What `Documentation/networks.md` shows, as far as other tests do not.
@Suite struct TourTests {
  @Test func differentiatesAnOperationOfOnesOwn() {
    func cube(_ x: Variable) -> Variable {
      let value = x.value
      return Variable(value * value * value, from: [Operand(x) { $0 * 3 * value * value }])
    }
    #expect(gradient(at: [1, 2]) { cube($0).sum() } == [3, 12])
  }

  @Test func agreesWithSmallStepsOnAPlane() {
    let kernel = Variable(constant: [[1, 2], [3, 4]])
    let point = Tensor(arange: 0..<9).reshaped(to: [3, 3])
    let computed = gradient(at: point) { conv2D($0, weight: kernel).sum() }
    #expect(computed == [[1, 3, 2], [4, 10, 6], [3, 7, 4]])
    let estimated = estimatedGradient(at: point, step: 1) {
      conv2D($0, weight: kernel.value).sum()
    }
    #expect(computed == estimated)
  }

  @Test func appliesALayerOfOnesOwn() {
    let inner = Conv2D(weight: Tensor(ones: [1, 1, 1, 1]))
    let layer = Doubled(inner: inner)
    #expect(layer(Tensor(ones: [1, 1, 2, 2])) == Tensor(repeating: 2, shape: [1, 1, 2, 2]))
    #expect(layer.namedParameters.map(\.name) == ["inner.weight"])
  }

  @Test func learnsTheExclusiveOr() {
    var generator = SplitMix64(seed: 1)
    let inputs = Variable(constant: [[0, 0], [0, 1], [1, 0], [1, 1]])
    let answers: Tensor = [[0], [1], [1], [0]]
    let hidden = Linear(inputs: 2, outputs: 8, using: &generator)
    let output = Linear(inputs: 8, outputs: 1, using: &generator)
    let optimizer = Adam(hidden.parameters + output.parameters, learningRate: 0.05)
    for _ in 0..<200 {
      let logits = output(tanh(hidden(inputs)))
      optimizer.minimize(binaryCrossEntropy(logits: logits, answers))
    }
    let verdicts = output(tanh(hidden(inputs))).value .> 0
    #expect(verdicts == [[false], [true], [true], [false]])
  }
}

private struct Doubled: Layer {
  let inner: Conv2D

  func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    2 * inner(input, file: file, line: line)
  }

  var contents: [(name: String, content: ModuleContent)] { [("inner", .module(inner))] }
}
