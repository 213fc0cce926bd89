/// Why tensors cannot become a module's state.
public enum StateError: Error, Hashable {
  /// The module has variables for which there are no tensors.
  case missing([String])

  /// There are tensors for which the module has no variables.
  case unexpected([String])

  /// A tensor has another shape than the module's variable.
  case wrongShape(name: String, expected: [Int], actual: [Int])
}

extension StateError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let names): "no tensors named \(names.joined(separator: ", "))"
    case .unexpected(let names):
      "the network has no variables named \(names.joined(separator: ", "))"
    case .wrongShape(let name, let expected, let actual):
      "'\(name)' has shape \(expected) in the network, but \(actual) in the file"
    }
  }
}

extension Module {
  /// The parameters and statistics by name, as PyTorch's `state_dict` has them.
  public var state: [String: Tensor] {
    Dictionary(namedVariables.map { ($0.name, $0.variable.value) }) { first, _ in first }
  }

  /// Replaces all parameters and statistics, or none if something does not fit.
  ///
  /// PyTorch's count of batches, which its batch normalisation saves and does not use, is ignored.
  public func load(_ state: [String: Tensor]) throws(StateError) {
    let state = state.filter { name, _ in !name.hasSuffix("num_batches_tracked") }
    let variables = namedVariables
    let missing = variables.map(\.name).filter { state[$0] == nil }
    if !missing.isEmpty { throw .missing(missing) }
    let unexpected = Set(state.keys).subtracting(variables.map(\.name))
    if !unexpected.isEmpty { throw .unexpected(unexpected.sorted()) }
    for (name, variable) in variables {
      if let shape = state[name]?.shape, shape != variable.shape {
        throw .wrongShape(name: name, expected: variable.shape, actual: shape)
      }
    }
    for (name, variable) in variables {
      if let tensor = state[name] { variable.value = tensor }
    }
  }
}
