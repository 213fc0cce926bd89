/// A tensor that remembers how it was computed, so that derivatives can be traced back through it.
///
/// Each operation on variables makes a new one that knows its operands and, for each of them, how a
/// gradient of the result becomes a gradient of the operand. These records together are the tape;
/// `backward()` reads it from the end to the beginning:
///
///     let x = Variable([1, 2, 3])
///     let y = (x * x).sum()
///     y.backward()
///     print(x.gradient!)  // tensor([2., 4., 6.])
///
/// A variable is an object: what holds a layer's weight shares it with the optimiser that changes it.
public final class Variable {
  /// The tensor itself; assigning to it leaves what was computed from the old one as it is.
  public var value: Tensor

  /// The gradient that `backward()` left here, of the shape of `value`; each call adds to it.
  public private(set) var gradient: Tensor?

  /// Whether `backward()` computes a gradient for this variable.
  public let tracksGradient: Bool

  /// How gradients pass back to what the variable was computed from; empty if it was not computed.
  private var routes: [Route]

  /// The length of the longest chain of operations up to this variable.
  private let depth: Int

  /// The size of each axis of the value.
  public var shape: [Int] { value.shape }

  /// Creates a variable whose gradient is wanted, such as a weight.
  public init(_ value: Tensor) {
    self.value = value
    tracksGradient = true
    routes = []
    depth = 0
  }

  /// Creates a variable that never gets a gradient, such as a batch of data.
  public init(constant value: Tensor) {
    self.value = value
    tracksGradient = false
    routes = []
    depth = 0
  }

  /// Creates the result of an operation.
  ///
  /// - Parameters:
  ///   - value: What the operation computed.
  ///   - operands: What it was computed from; the tape keeps only those that track their gradient.
  public convenience init(_ value: Tensor, from operands: [Operand]) {
    let tracked = operands.filter(\.variable.tracksGradient)
    self.init(
      value,
      through: tracked.map { operand in
        Route(variables: [operand.variable]) { [operand.pullback($0)] }
      })
  }

  /// Creates the result of an operation whose gradients have work in common.
  ///
  /// - Parameters:
  ///   - value: What the operation computed.
  ///   - variables: What it was computed from.
  ///   - pullback: Turns a gradient of the result into one of each variable, in their order. That of
  ///     a variable that does not track its gradient is not used, whatever it is.
  public convenience init(
    _ value: Tensor, from variables: [Variable], pullback: @escaping (Tensor) -> [Tensor]
  ) {
    let isTracked = variables.contains(where: \.tracksGradient)
    self.init(value, through: isTracked ? [Route(variables: variables, pullback: pullback)] : [])
  }

  private init(_ value: Tensor, through routes: [Route]) {
    self.value = value
    self.routes = routes
    tracksGradient = !routes.isEmpty
    depth = 1 + (routes.lazy.flatMap(\.variables).map(\.depth).max() ?? 0)
  }

  deinit {
    // Left to themselves, the links of a long chain would be let go each inside the one before it,
    // until the stack is full. So they are taken off one after the other.
    var waiting = operands
    routes = []
    while var variable = waiting.popLast() {
      guard isKnownUniquelyReferenced(&variable) else { continue }
      waiting += variable.operands
      variable.routes = []
    }
  }

  /// What the variable was computed from, and what tracks its gradient.
  private var operands: [Variable] {
    routes.flatMap(\.variables).filter(\.tracksGradient)
  }

  /// Forgets the gradient, so that the next `backward()` starts from zero.
  public func clearGradient() {
    gradient = nil
  }
}

/// What an operation was applied to, and how gradients pass back through the operation.
public struct Operand {
  /// The variable that the operation read.
  public let variable: Variable

  /// Turns a gradient of the operation's result into one of the variable.
  public let pullback: (Tensor) -> Tensor

  /// Creates the record of one operand.
  ///
  /// - Parameters:
  ///   - variable: The variable that the operation read.
  ///   - pullback: Turns a gradient of the result into one of the variable. The gradient of a
  ///     variable that was broadcast may have the result's shape: the tape sums it.
  public init(_ variable: Variable, pullback: @escaping (Tensor) -> Tensor) {
    self.variable = variable
    self.pullback = pullback
  }
}

/// The way from a gradient of a result to those of some of its operands.
private struct Route {
  let variables: [Variable]
  let pullback: (Tensor) -> [Tensor]
}

extension Variable {
  /// Computes the gradient of this variable with respect to everything that it was computed from.
  ///
  /// The gradients are added to those that the variables have already: an optimiser clears them
  /// before each step.
  ///
  /// - Parameters:
  ///   - seed: The gradient of this variable itself, of its shape; 1 if the variable is one number.
  ///   - file: The caller's file, for the message if the seed is missing or does not fit.
  ///   - line: The caller's line.
  public func backward(
    from seed: Tensor? = nil, file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(on: problem(seed: seed), file: file, line: line)
    var pending = [ObjectIdentifier(self): seed ?? Tensor(ones: shape)]
    for variable in history() {
      guard let gradient = pending.removeValue(forKey: ObjectIdentifier(variable)) else { continue }
      variable.gradient = variable.gradient.map { $0 + gradient } ?? gradient
      for route in variable.routes {
        for (source, part) in zip(route.variables, route.pullback(gradient))
        where source.tracksGradient {
          pending.add(part.summed(to: source.shape), to: ObjectIdentifier(source))
        }
      }
    }
  }

  /// Returns this variable and all that it was computed from, each one before its operands.
  private func history() -> [Variable] {
    var seen: Set<ObjectIdentifier> = []
    var found: [Variable] = []
    var waiting = tracksGradient ? [self] : []
    while let variable = waiting.popLast() {
      guard seen.insert(ObjectIdentifier(variable)).inserted else { continue }
      found.append(variable)
      waiting += variable.operands
    }
    // A result lies deeper than its operands, so the deepest comes first.
    return found.sorted { $0.depth > $1.depth }
  }

  func problem(seed: Tensor?) -> String? {
    if !tracksGradient {
      return "backward: nothing that this variable was computed from tracks its gradient"
    }
    if let seed {
      return seed.shape == shape
        ? nil : "backward: the seed has shape \(seed.shape), the variable \(shape)"
    }
    return value.scalarCount == 1
      ? nil
      : "backward starts at a single number, but the shape is \(shape); reduce it with sum() or "
        + "mean(), or give the gradient to start from"
  }
}

extension [ObjectIdentifier: Tensor] {
  /// Adds to what a variable has received so far.
  fileprivate mutating func add(_ part: Tensor, to variable: ObjectIdentifier) {
    guard self[variable] != nil else {
      self[variable] = part
      return
    }
    self[variable]? += part
  }
}

extension Tensor {
  /// Returns the sums over the axes along which a tensor of a shape was repeated to become this one.
  func summed(to shape: [Int]) -> Tensor {
    if self.shape == shape { return self }
    let newAxes = rank - shape.count
    let repeated = (0..<rank).filter { $0 < newAxes || shape[$0 - newAxes] != self.shape[$0] }
    return sum(axes: repeated, keepDims: true).reshaped(to: shape)
  }
}

extension Variable: CustomStringConvertible {
  /// The value as PyTorch prints it.
  public var description: String { value.description }
}
