import ConvolutionKernels
import Foundation
import NeuralNetworks
import Testing

@Suite struct BatchOrderTests {
  let order = BatchOrder(count: 10, batchSize: 3, seed: 4)

  @Test func showsEveryItemAtMostOnceAnEpoch() {
    #expect(order.stepsPerEpoch == 3 && order.steps(inEpochs: 2) == 6)
    for epoch in 0..<20 {
      let seen = (0..<3).flatMap { order.indices(at: 3 * epoch + $0) }
      #expect(Set(seen).count == 9 && seen.allSatisfy((0..<10).contains))
      #expect(order.epoch(at: 3 * epoch + 2) == epoch)
    }
    let all = (0..<300).flatMap { order.indices(at: $0) }
    let counts = Dictionary(grouping: all) { $0 }.mapValues(\.count)
    #expect(counts.values.allSatisfy { (80...100).contains($0) }, "\(counts)")
  }

  @Test func followsFromSeedAndStepAlone() {
    let forwards = (0..<12).map { order.indices(at: $0) }
    let backwards = (0..<12).reversed().map {
      BatchOrder(count: 10, batchSize: 3, seed: 4).indices(at: $0)
    }
    #expect(forwards == backwards.reversed())
    #expect(Set((0..<4).map { forwards[3 * $0] }).count == 4)
    let others = Set((0..<20).map { BatchOrder(count: 10, batchSize: 3, seed: $0).indices(at: 0) })
    #expect(others.count > 15)
  }

  @Test func takesItemsOfAnyShape() {
    let items = Tensor((0..<40).map { Float($0) }).reshaped(to: [10, 2, 2])
    let indices = order.indices(at: 7)
    let batch = order.batch(items, at: 7)
    #expect(batch.shape == [3, 2, 2])
    #expect(batch.scalars == indices.flatMap { i in (0..<4).map { Float(4 * i + $0) } })
  }
}

@Suite struct CheckpointTests {
  /// A small training of pictures that are drawn, from its first step.
  private struct Training {
    let network: Sequential
    let adam: Adam
    let images: Tensor
    let order = BatchOrder(count: 40, batchSize: 8, seed: 2)

    init(channels: Int = 4) {
      var random = SplitMix64(seed: 1)
      network = Sequential([
        Conv2D(
          inputChannels: 1, outputChannels: channels, kernelSize: 3, stride: 2, padding: 1,
          using: &random),
        BatchNorm2D(channels: channels), ReLU(),
        TransposedConv2D(
          inputChannels: channels, outputChannels: 1, kernelSize: 4, stride: 2, padding: 1,
          using: &random),
      ])
      images = Tensor(randomUniform: [40, 1, 12, 12], in: 0..<1, using: &random)
      adam = Adam(network.parameters, learningRate: 0.01)
    }

    /// Takes steps and returns their losses.
    func run(_ steps: Range<Int>, then body: ((Int) throws -> Void)? = nil) throws -> [Float] {
      try steps.map { step in
        let batch = order.batch(images, at: step)
        let loss = meanSquaredError(network(Variable(constant: batch)), batch)
        adam.minimize(loss)
        try body?(step + 1)
        return loss.value.scalars[0]
      }
    }
  }

  private func withFile(_ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  @Test func goesOnAsIfNothingHadHappened() throws {
    let whole = Training()
    let losses = try whole.run(0..<17)
    try withFile { path in
      let checkpoint = Checkpoint(path: path)
      let first = Training()
      #expect(try checkpoint.resume(first.network, first.adam) == 0)
      _ = try first.run(0..<9) { steps in
        // The last two steps are lost, as when a program is killed between two checkpoints.
        if steps == 7 { try checkpoint.save(first.network, first.adam, steps: steps) }
      }
      let second = Training()
      let start = try checkpoint.resume(second.network, second.adam)
      #expect(start == 7)
      #expect(try second.run(start..<17) == Array(losses[7...]))
      #expect(second.network.state == whole.network.state)
      #expect(second.adam.state == whole.adam.state)
    }
  }

  @Test func trainsAlikeWithAnyNumberOfThreads() throws {
    let limit = ComputeThreads.limit
    defer { ComputeThreads.limit = limit }
    let runs = try [1, 2, 3, 7].map { threads in
      ComputeThreads.limit = threads
      let training = Training()
      return (try training.run(0..<12), training.network.state)
    }
    for run in runs { #expect(run.0 == runs[0].0 && run.1 == runs[0].1) }
    // A curve that was recorded once: what moves it changes what the book's trainings find.
    for (loss, expected) in zip(runs[0].0, Self.curve) { #expect(abs(loss - expected) < 1e-5) }
    #expect(runs[0].0.count == Self.curve.count, "\(runs[0].0)")
  }

  private static let curve: [Float] = [
    0.42012975, 0.33340937, 0.26690018, 0.24756564, 0.21804541, 0.18721339, 0.19298714, 0.18209058,
    0.17138076, 0.15664181, 0.15054566, 0.13818617,
  ]

  @Test func leavesATrainingThatDoesNotFitAsItIs() throws {
    try withFile { path in
      let checkpoint = Checkpoint(path: path)
      let saved = Training()
      try checkpoint.save(saved.network, saved.adam, steps: 3)
      let other = Training(channels: 5)
      let before = other.network.state
      let error = #expect(throws: CheckpointError.self) {
        try checkpoint.resume(other.network, other.adam)
      }
      #expect(error?.description.contains("the network in '\(path)' is not the one") == true)
      #expect(other.network.state == before)
      // The network fits, and the optimiser trains only a part of it.
      let part = Training()
      let fresh = part.network.state
      _ = try saved.run(0..<2)
      try checkpoint.save(saved.network, saved.adam, steps: 5)
      let half = Adam(Array(part.network.parameters.prefix(2)), learningRate: 0.01)
      #expect(throws: CheckpointError.self) { try checkpoint.resume(part.network, half) }
      #expect(part.network.state == fresh)
    }
  }

  @Test func refusesFilesThatAreNoCheckpoints() throws {
    try withFile { path in
      let training = Training()
      try SafeTensors(training.network.state).write(toFile: path)
      let error = #expect(throws: CheckpointError.self) {
        try Checkpoint(path: path).resume(training.network, training.adam)
      }
      #expect(error?.description.contains("does not say how many steps") == true)
      try Data("half a file".utf8).write(to: URL(filePath: path))
      #expect(throws: CheckpointError.self) {
        try Checkpoint(path: path).resume(training.network, training.adam)
      }
    }
  }
}
