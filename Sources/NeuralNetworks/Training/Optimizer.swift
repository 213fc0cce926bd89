/// A rule by which parameters follow their gradients downhill.
public protocol Optimizer: AnyObject {
  /// The parameters that the optimiser changes.
  var parameters: [Variable] { get }

  /// Changes each parameter once; one that has no gradient stays as it is.
  func step()
}

extension Optimizer {
  /// Forgets the gradients of all parameters.
  public func clearGradients() {
    for parameter in parameters { parameter.clearGradient() }
  }

  /// Takes one step of training: computes the gradients of a loss afresh and follows them.
  ///
  /// - Parameters:
  ///   - loss: A single number that was computed from the parameters.
  ///   - file: The caller's file, for the message if the loss is no single number.
  ///   - line: The caller's line.
  public func minimize(_ loss: Variable, file: StaticString = #fileID, line: UInt = #line) {
    clearGradients()
    loss.backward(file: file, line: line)
    step()
  }
}

/// Returns why parameters cannot be trained together, or `nil` if they can.
func parameterProblem(_ name: String, _ parameters: [Variable]) -> String? {
  var places: [ObjectIdentifier: Int] = [:]
  for (index, parameter) in parameters.enumerated() {
    if let first = places.updateValue(index, forKey: ObjectIdentifier(parameter)) {
      return "\(name) takes each parameter once, but parameters \(first) and \(index) are the same "
        + "variable, of shape \(parameter.shape)"
    }
  }
  return nil
}
