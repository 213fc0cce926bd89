/// What holds parameters: a layer, or a network made of layers.
public protocol Module {
  /// What the module holds, in order, by the names that PyTorch gives it.
  var contents: [(name: String, content: ModuleContent)] { get }
}

/// Something that a module holds under a name.
public enum ModuleContent {
  /// A variable that training changes.
  case parameter(Variable)

  /// A variable that is saved with the parameters but not trained, such as a running mean.
  case statistic(Variable)

  /// A module inside this one; its names follow this one's, after a dot.
  case module(any Module)
}

/// A module that turns one batch into another.
public protocol Layer: Module {
  /// Computes the layer's output; callers write `layer(input)`.
  ///
  /// - Parameters:
  ///   - input: The batch.
  ///   - file: The file of who applies the layer, for messages about shapes.
  ///   - line: The line of who applies the layer.
  /// - Returns: The output.
  func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable

  /// Computes the layer's output where no gradient is wanted; callers write `layer(images)`.
  ///
  /// A layer need not implement it: it then computes as for a variable. One that does keeps no
  /// record, and may compute in the memory of the input, which is its own to change.
  ///
  /// - Parameters:
  ///   - input: The batch.
  ///   - file: The file of who applies the layer, for messages about shapes.
  ///   - line: The line of who applies the layer.
  /// - Returns: The output.
  func forward(_ input: consuming Tensor, file: StaticString, line: UInt) -> Tensor
}

/// A module that does something else while it is trained.
public protocol TrainingDependent: Module, AnyObject {
  /// Whether the module is being trained; true at first.
  var isTraining: Bool { get set }
}

extension Layer {
  /// Applies the layer.
  public func callAsFunction(
    _ input: Variable, file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    forward(input, file: file, line: line)
  }

  /// Applies the layer to data, where no gradient is wanted.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    forward(input, file: file, line: line)
  }

  // A layer that says nothing about tensors treats them as variables.
  public func forward(_ input: consuming Tensor, file: StaticString, line: UInt) -> Tensor {
    forward(Variable(constant: input), file: file, line: line).value
  }
}

extension Module {
  // A layer that only computes holds nothing.
  public var contents: [(name: String, content: ModuleContent)] { [] }

  /// All variables that training changes, with dotted names such as `main.0.weight`.
  ///
  /// A variable that the module holds in several places has its first name only.
  public var namedParameters: [(name: String, parameter: Variable)] {
    var known: Set<ObjectIdentifier> = []
    return leaves.compactMap { name, content in
      guard case .parameter(let parameter) = content,
        known.insert(ObjectIdentifier(parameter)).inserted
      else { return nil }
      return (name, parameter)
    }
  }

  /// All variables that training changes.
  public var parameters: [Variable] { namedParameters.map(\.parameter) }

  /// The number of trained numbers.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.value.scalarCount } }

  /// All variables that describe the module's state: its parameters and its statistics.
  public var namedVariables: [(name: String, variable: Variable)] {
    leaves.compactMap { name, content in
      switch content {
      case .parameter(let variable), .statistic(let variable): (name, variable)
      case .module: nil
      }
    }
  }

  /// Makes layers such as `BatchNorm2D` and `Dropout` behave as in training; they do at first.
  public func train() {
    setTraining(true)
  }

  /// Makes layers such as `BatchNorm2D` and `Dropout` behave as in use, after training.
  public func eval() {
    setTraining(false)
  }

  private func setTraining(_ isTraining: Bool) {
    (self as? any TrainingDependent)?.isTraining = isTraining
    for case (_, .module(let module)) in contents { module.setTraining(isTraining) }
  }

  /// The contents of this module and of those inside it, with dotted names.
  private var leaves: [(name: String, content: ModuleContent)] {
    contents.flatMap { name, content in
      guard case .module(let module) = content else { return [(name: name, content: content)] }
      return module.leaves.map { (name: "\(name).\($0.name)", content: $0.content) }
    }
  }
}
