import FoundationEssentials

/// A training in the middle, as a file from which it goes on as if nothing had happened.
///
/// It holds the network, what the optimiser remembers and how many steps were taken. The file takes the
/// old one's place whole or not at all, so a program that is killed while it writes leaves the last one.
/// PyTorch's users read it with `safetensors.torch.load_file`: the network's tensors are called
/// `network.…`, the optimiser's `optimizer.…`.
///
///     let checkpoint = Checkpoint(path: "run.safetensors")
///     for step in try checkpoint.resume(network, optimizer)..<1500 {
///       optimizer.minimize(loss(order.batch(images, at: step)))
///       try checkpoint.save(network, optimizer, steps: step + 1)
///     }
///
/// The order of the batches must follow from the number of the step, as that of `BatchOrder` does.
public struct Checkpoint: Sendable {
  /// The file.
  public let path: String

  private static let stepsKey = "steps"

  /// Names a file, which need not be there yet.
  public init(path: String) {
    self.path = path
  }

  /// Writes where a training is.
  ///
  /// - Parameters:
  ///   - network: The network, or several in one `Sequential`.
  ///   - optimizer: What trains it.
  ///   - steps: How many steps were taken.
  /// - Throws: `SafeTensorsError` if the file cannot be written; the last one then still is there.
  public func save(_ network: some Module, _ optimizer: Adam, steps: Int) throws(SafeTensorsError) {
    var tensors: [String: Tensor] = [:]
    for (name, tensor) in network.state { tensors["network.\(name)"] = tensor }
    for (name, tensor) in optimizer.state { tensors["optimizer.\(name)"] = tensor }
    try SafeTensors(tensors, metadata: [Self.stepsKey: "\(steps)"]).write(toFile: path)
  }

  /// Goes on where the file says, or at the beginning if there is none.
  ///
  /// - Parameters:
  ///   - network: The network, as it was created for the training.
  ///   - optimizer: What trains it, as it was created.
  /// - Returns: How many steps were taken.
  /// - Throws: `CheckpointError`; network and optimiser then are as they were.
  public func resume(_ network: some Module, _ optimizer: Adam) throws(CheckpointError) -> Int {
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    let file: SafeTensors
    do throws(SafeTensorsError) {
      file = try SafeTensors(contentsOfFile: path)
    } catch {
      throw .unreadable(path: path, error)
    }
    guard let steps = file.metadata[Self.stepsKey].flatMap({ Int($0) }), steps >= 0 else {
      throw .noSteps(path: path)
    }
    func part(_ name: String) -> [String: Tensor] {
      let names = file.tensors.keys.filter { $0.hasPrefix("\(name).") }
      return Dictionary(
        uniqueKeysWithValues: names.map {
          (String($0.dropFirst(name.count + 1)), file.tensors[$0] ?? Tensor(0))
        })
    }
    let before = network.state
    do throws(StateError) {
      try network.load(part("network"))
    } catch {
      throw .doesNotFit(path: path, part: "network", error)
    }
    do throws(StateError) {
      try optimizer.load(part("optimizer"))
    } catch {
      // It was the network's own a moment ago.
      try? network.load(before)
      throw .doesNotFit(path: path, part: "optimizer", error)
    }
    return steps
  }
}

/// Why a training cannot go on from a file.
public enum CheckpointError: Error {
  /// The file cannot be read.
  case unreadable(path: String, SafeTensorsError)

  /// The file holds tensors, but does not say after how many steps.
  case noSteps(path: String)

  /// The network or the optimiser is not the one that was saved.
  case doesNotFit(path: String, part: String, StateError)
}

extension CheckpointError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let cause): "cannot resume from '\(path)': \(cause)"
    case .noSteps(let path):
      "'\(path)' is no checkpoint: it does not say how many steps were taken"
    case .doesNotFit(let path, let part, let cause):
      "the \(part) in '\(path)' is not the one that is trained: \(cause)"
    }
  }
}
