/// A layer that replaces negative elements by 0.
public struct ReLU: Layer {
  /// Creates the layer.
  public init() {}

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable { relu(input) }

  public func forward(_ input: consuming Tensor, file: StaticString, line: UInt) -> Tensor {
    var batch = input
    batch.rectify(by: .zero)
    return batch
  }
}

/// A layer that scales negative elements down.
public struct LeakyReLU: Layer {
  /// The factor for negative elements.
  public let slope: Float

  /// Creates the layer with the factor for negative elements.
  public init(slope: Float = 0.01) {
    self.slope = slope
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    leakyReLU(input, slope: slope)
  }

  public func forward(_ input: consuming Tensor, file: StaticString, line: UInt) -> Tensor {
    var batch = input
    batch.rectify(by: .slope(slope))
    return batch
  }
}

/// A layer that squeezes each element between −1 and 1.
public struct Tanh: Layer {
  /// Creates the layer.
  public init() {}

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable { tanh(input) }

  public func forward(_ input: consuming Tensor, file: StaticString, line: UInt) -> Tensor {
    var batch = input
    batch.replaceByTanh()
    return batch
  }
}

/// A layer that squeezes each element between 0 and 1.
public struct Sigmoid: Layer {
  /// Creates the layer.
  public init() {}

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    sigmoid(input)
  }

  public func forward(_ input: consuming Tensor, file: StaticString, line: UInt) -> Tensor {
    var batch = input
    batch.replaceBySigmoid()
    return batch
  }
}
