import FoundationEssentials
import NeuralNetworks
import Testing

/// What PyTorch computed; `Recorded/record.py` wrote it.
struct RecordedValues {
  private let tensors: [String: Tensor]

  init(named file: String = "pytorch") throws {
    tensors = try SafeTensors(contentsOfFile: Self.path(of: file)).tensors
  }

  subscript(name: String) -> Tensor {
    get throws { try #require(tensors[name], "nothing is recorded as '\(name)'") }
  }

  static func path(of file: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Recorded/\(file).safetensors").path
  }

  /// Applies a function to the recorded inputs, in the order of their names in `leaves`, and
  /// compares output and gradients.
  func expect(
    _ name: String, _ leaves: [String] = ["input"], tolerance: Float = 1e-5,
    sourceLocation: SourceLocation = #_sourceLocation, _ function: ([Variable]) -> Variable
  ) throws {
    let variables = try leaves.map { Variable(try self["\(name).\($0)"]) }
    let output = function(variables)
    expectClose(
      output.value, try self["\(name).output"], "\(name).output", tolerance: tolerance,
      sourceLocation: sourceLocation)
    output.backward(from: try self["\(name).seed"])
    for (leaf, variable) in zip(leaves, variables) {
      let label = "\(name).\(leaf).gradient"
      expectClose(
        try #require(variable.gradient), try self[label], label, tolerance: tolerance,
        sourceLocation: sourceLocation)
    }
  }
}

/// Compares shapes first, then elements.
func expectClose(
  _ actual: Tensor, _ expected: Tensor, _ label: String = "", tolerance: Float = 1e-5,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.shape == expected.shape else {
    Issue.record(
      "\(label): shape \(actual.shape), expected \(expected.shape)",
      sourceLocation: sourceLocation)
    return
  }
  #expect(
    actual.isClose(to: expected, absoluteTolerance: tolerance, relativeTolerance: tolerance),
    "\(label): \(actual), expected \(expected)", sourceLocation: sourceLocation)
}

/// Returns numbers from −2 to 2 in eighths, by which sums of products stay exact.
func eighths(_ shape: [Int], seed: UInt64 = 7) -> Tensor {
  var generator = SplitMix64(seed: seed)
  return Tensor(randomIntegers: shape, in: -16..<17, using: &generator) / 8
}
