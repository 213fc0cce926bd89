extension TensorValue.ElementType {
  /// Whether the type has fractions.
  public var isFloatingPoint: Bool {
    switch self {
    case .float16, .bfloat16, .float32, .float64: true
    case .int8, .int16, .int32, .int64, .uint8, .bool: false
    }
  }

  /// Creates the type that a framework's name or abbreviation means, such as `torch.float` or `<f4`.
  ///
  /// Returns `nil` for a name that means none of the types.
  public init?(spelling: String) {
    let name = spelling.split(separator: ".").last.map(String.init) ?? spelling
    guard let type = Self(rawValue: name) ?? Self.aliases[name] else { return nil }
    self = type
  }

  /// What PyTorch and NumPy call the types besides their full names.
  static let aliases: [String: Self] = [
    "half": .float16, "float": .float32, "double": .float64, "bool_": .bool, "True_": .bool,
    "short": .int16, "int": .int32, "long": .int64,
    "<f2": .float16, "<f4": .float32, "<f8": .float64, "|b1": .bool, "|u1": .uint8,
    "|i1": .int8, "<i2": .int16, "<i4": .int32, "<i8": .int64,
  ]
}

extension PrintedTensor.StatedType {
  /// Returns whether elements of a type fit the statement.
  func admits(_ type: TensorValue.ElementType) -> Bool {
    switch self {
    case .exactly(let stated): type == stated
    case .floatingPoint: type.isFloatingPoint
    case .integer: !type.isFloatingPoint && type != .bool
    }
  }

  /// The statement in words, such as `float32` or `a floating-point type`.
  var name: String {
    switch self {
    case .exactly(let type): type.rawValue
    case .floatingPoint: "a floating-point type"
    case .integer: "an integer type"
    }
  }
}
