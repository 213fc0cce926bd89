import Synchronization

/// In which order training sees a collection: epoch after epoch, each of them shuffled anew.
///
/// The order follows from the seed and the number of the step alone. So it is the same on every machine
/// and with any number of threads, and training that was interrupted goes on with the batch that would
/// have come next.
///
///     let order = BatchOrder(count: 3000, batchSize: 32, seed: 1)
///     for step in 0..<order.steps(inEpochs: 10) {
///       let batch = order.batch(images, at: step)
///     }
public struct BatchOrder: Hashable, Sendable {
  /// The number of items in the collection.
  public let count: Int

  /// The number of items in a batch.
  public let batchSize: Int

  /// Where the order comes from.
  public let seed: UInt64

  /// The order of the epoch that was asked for last, which the next steps need too.
  private let latest = LatestEpoch()

  /// Creates an order.
  ///
  /// - Parameters:
  ///   - count: The number of items in the collection.
  ///   - batchSize: The number of items in a batch; what is left of an epoch, and is no whole batch, is
  ///     left out of it.
  ///   - seed: Where the order comes from.
  ///   - file: The caller's file, for the message if there is no whole batch.
  ///   - line: The caller's line.
  public init(
    count: Int, batchSize: Int, seed: UInt64, file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(
      on: batchSize < 1 || count < batchSize
        ? "BatchOrder: a batch of \(batchSize) cannot be made of \(count) items" : nil,
      file: file, line: line)
    self.count = count
    self.batchSize = batchSize
    self.seed = seed
  }

  /// The number of steps in one epoch.
  public var stepsPerEpoch: Int { count / batchSize }

  /// Returns the number of steps in some epochs.
  public func steps(inEpochs epochs: Int) -> Int { epochs * stepsPerEpoch }

  /// Returns the epoch to which a step belongs; both are counted from 0.
  public func epoch(at step: Int) -> Int { step / stepsPerEpoch }

  /// Returns the positions of a batch's items in the collection.
  ///
  /// - Parameter step: The number of the step, counted from 0 over all epochs.
  /// - Returns: The positions, all different, in the order of the batch.
  public func indices(at step: Int) -> [Int] {
    let first = step % stepsPerEpoch * batchSize
    return Array(order(ofEpoch: epoch(at: step))[first..<first + batchSize])
  }

  /// Returns a batch.
  ///
  /// - Parameters:
  ///   - items: The collection, shape `[count, …]`.
  ///   - step: The number of the step, counted from 0 over all epochs.
  ///   - file: The caller's file, for the message if the collection has another size.
  ///   - line: The caller's line.
  /// - Returns: The items of the step, shape `[batchSize, …]`.
  public func batch(
    _ items: Tensor, at step: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    stop(
      on: items.shape.first == count
        ? nil : "BatchOrder: the collection has shape \(items.shape), not \(count) items",
      file: file, line: line)
    let size = items.scalarCount / count
    var scalars: [Float] = []
    scalars.reserveCapacity(batchSize * size)
    let all = items.scalars
    for index in indices(at: step) { scalars += all[index * size..<(index + 1) * size] }
    return Tensor(shape: [batchSize] + items.shape.dropFirst(), scalars: scalars)
  }

  private func order(ofEpoch epoch: Int) -> [Int] {
    latest.order(ofEpoch: epoch) {
      // One generator an epoch, far from each other for neighbouring seeds and epochs.
      var mixer = SplitMix64(seed: seed)
      var generator = SplitMix64(seed: mixer.next() ^ UInt64(epoch) &* 0xD134_2543_DE82_EF95)
      return (0..<count).shuffled(using: &generator)
    }
  }

  public static func == (left: BatchOrder, right: BatchOrder) -> Bool {
    (left.count, left.batchSize, left.seed) == (right.count, right.batchSize, right.seed)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(batchSize)
    hasher.combine(seed)
  }
}

/// The order of one epoch, kept until another is wanted.
private final class LatestEpoch: Sendable {
  private let kept = Mutex<(epoch: Int, order: [Int])?>(nil)

  func order(ofEpoch epoch: Int, _ make: () -> [Int]) -> [Int] {
    kept.withLock { kept in
      if let kept, kept.epoch == epoch { return kept.order }
      let order = make()
      kept = (epoch, order)
      return order
    }
  }
}
