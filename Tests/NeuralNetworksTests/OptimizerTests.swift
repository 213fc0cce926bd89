import NeuralNetworks
import Testing

@Suite struct OptimizerTests {
  private let recorded: RecordedValues

  init() throws {
    recorded = try RecordedValues()
  }

  @Test func walksThePathsOfPyTorch() throws {
    try expectPath("sgd") { SGD($0, learningRate: 0.05) }
    try expectPath("sgd.momentum") {
      SGD($0, learningRate: 0.05, momentum: 0.9, weightDecay: 0.01)
    }
    try expectPath("adam") { Adam($0, learningRate: 0.1) }
    try expectPath("adam.decay") {
      Adam($0, learningRate: 0.1, betas: (0.5, 0.9), epsilon: 1e-6, weightDecay: 0.1)
    }
  }

  @Test func leavesParametersWithoutGradientAlone() {
    let used = Variable([1, 2])
    let unused = Variable([3, 4])
    Adam([used, unused]).minimize((used * used).sum())
    #expect(unused.value == [3, 4])
    #expect(used.value != [1, 2])
  }

  @Test func trainsASharedLayerOnce() {
    let layer = Linear(weight: [[1]], bias: [0])
    let network = Sequential {
      layer
      layer
    }
    #expect(network.parameters.count == 2)
    #expect(network.parameterCount == 2)
    #expect(network.namedVariables.count == 4)
    SGD(network.parameters, learningRate: 0.1)
      .minimize(network(Variable(constant: [[1]])).sum())
    #expect(abs(layer.weight.value.scalars[0] - 0.8) < 1e-6)
  }

  @Test func refusesAParameterThatOccursTwice() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x = Variable([1, 2])
      _ = Adam([x, Variable([3]), x])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("parameters 0 and 2 are the same variable, of shape [2]"), "\(text)")
    #expect(text.contains("OptimizerTests.swift"))
  }

  @Test func startsEachStepWithoutOldGradients() {
    let x = Variable(Tensor(1))
    let optimizer = SGD([x], learningRate: 0)
    optimizer.minimize(3 * x)
    optimizer.minimize(3 * x)
    #expect(x.gradient == Tensor(3))
  }

  /// Follows stiffness·(x − goal)² downhill for ten steps.
  private func expectPath(
    _ name: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ makeOptimizer: ([Variable]) -> any Optimizer
  ) throws {
    let x = Variable(try recorded["optimizer.start"])
    let goal = Variable(constant: try recorded["optimizer.goal"])
    let stiffness = Variable(constant: try recorded["optimizer.stiffness"])
    let optimizer = makeOptimizer([x])
    let path = (0..<10).map { _ in
      let distance = x - goal
      optimizer.minimize((stiffness * distance * distance).sum())
      return x.value
    }
    expectClose(
      Tensor(stacking: path), try recorded["optimizer.\(name)"], name,
      sourceLocation: sourceLocation)
  }
}
