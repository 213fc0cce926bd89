extension Variable {
  /// Returns the sums of the elements, broadcast to a common shape.
  public static func + (left: Variable, right: Variable) -> Variable {
    Variable(
      left.value + right.value,
      from: [
        Operand(left) { $0 },
        Operand(right) { $0 },
      ])
  }

  /// Returns the differences of the elements, broadcast to a common shape.
  public static func - (left: Variable, right: Variable) -> Variable {
    Variable(
      left.value - right.value,
      from: [
        Operand(left) { $0 },
        Operand(right) { -$0 },
      ])
  }

  /// Returns the products of the elements, broadcast to a common shape.
  public static func * (left: Variable, right: Variable) -> Variable {
    // The values as they are now: an optimiser may change a weight before the tape is read.
    let (a, b) = (left.value, right.value)
    return Variable(
      a * b,
      from: [
        Operand(left) { $0 * b },
        Operand(right) { $0 * a },
      ])
  }

  /// Returns the quotients of the elements, broadcast to a common shape.
  public static func / (left: Variable, right: Variable) -> Variable {
    let (a, b) = (left.value, right.value)
    return Variable(
      a / b,
      from: [
        Operand(left) { $0 / b },
        Operand(right) { -($0 * a) / (b * b) },
      ])
  }

  /// Returns the variable with each element negated.
  public static prefix func - (variable: Variable) -> Variable {
    Variable(-variable.value, from: [Operand(variable) { -$0 }])
  }
}

extension Variable: ExpressibleByFloatLiteral {
  /// Creates a constant of rank 0.
  public convenience init(floatLiteral value: Float) {
    self.init(constant: Tensor(value))
  }
}

extension Variable: ExpressibleByIntegerLiteral {
  /// Creates a constant of rank 0.
  public convenience init(integerLiteral value: Int) {
    self.init(constant: Tensor(Float(value)))
  }
}
