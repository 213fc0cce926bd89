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
