extension PrintedTensorReader {
  /// The arguments that frameworks print behind the elements.
  private static let argumentNames = [
    "dtype", "shape", "size", "grad_fn", "requires_grad", "device", "names", "layout", "weak_type",
  ]

  /// Reads `, dtype=float32, grad_fn=<…>` and so on, up to the closing bracket.
  mutating func readArguments() throws(ExpectationSyntaxError) {
    cursor.skipBlanks()
    while cursor.take(",") {
      cursor.skipBlanks()
      if cursor.isAt(")") { return }
      let name = cursor.takeName()
      guard !name.isEmpty, cursor.take("=") else { throw cursor.unexpected("an argument's name") }
      try readArgument(named: name)
      cursor.skipBlanks()
    }
  }

  private mutating func readArgument(named name: Range<Int>) throws(ExpectationSyntaxError) {
    switch cursor.text(name) {
    case "dtype":
      let quotes = [UInt8(ascii: "'"), UInt8(ascii: "\"")]
      let bytes = cursor.take { !$0.isBlank && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ")") }
      let spelling = cursor.bytes[bytes].filter { !quotes.contains($0) }
      statedType = try cursor.elementType(
        spelling: String(decoding: spelling, as: UTF8.self), at: bytes)
    case "shape", "size":
      try readStatedShape()
    case let other where Self.argumentNames.contains(other):
      try skipArgument()
    case let other:
      let nearest = nearestName(to: other, in: Self.argumentNames)
      throw cursor.failure(.unknownArgument(other, nearest: nearest), at: name)
    }
  }

  /// Reads a shape such as `(0, 3)`, which must be that of the elements as far as they show it.
  private mutating func readStatedShape() throws(ExpectationSyntaxError) {
    let start = cursor.offset
    guard cursor.isAt("(") || cursor.isAt("[") else { throw cursor.unexpected("'('") }
    var reader = NestedListReader(cursor: cursor)
    try reader.readList()
    cursor = reader.cursor
    let stated = reader.elements.compactMap { Int(exactly: $0.value) }
    guard stated.count == reader.elements.count, reader.axes.count == 1, reader.gapCount == 0,
      stated.allSatisfy({ $0 >= 0 })
    else {
      let found = cursor.text(start..<cursor.offset)
      throw cursor.failure(
        .unexpected(found: "'\(found)'", expected: "a shape"), at: start..<cursor.offset)
    }
    guard agrees(stated) else {
      throw cursor.failure(
        .contradictedShape(stated: stated, printed: shape), at: start..<cursor.offset)
    }
    if elements.isEmpty {
      layout = .axes(stated.map { PrintedTensor.PrintedAxis(leading: $0, trailing: nil) })
    }
    shape = stated
  }

  /// Returns whether the elements may be printed of a tensor of a shape.
  private func agrees(_ stated: [Int]) -> Bool {
    // Of a tensor without elements the frameworks print no inner brackets.
    if elements.isEmpty { return stated.contains(0) && stated.allSatisfy { $0 < 1 << 31 } }
    return stated.count == shape.count && zip(shape, stated).allSatisfy { $0 == nil || $0 == $1 }
  }

  /// Skips a value: a name, a quotation, or something in brackets.
  private mutating func skipArgument() throws(ExpectationSyntaxError) {
    let start = cursor.offset
    var depth = 0
    while let next = cursor.next {
      switch next {
      case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")") where depth == 0, UInt8(ascii: ",") where depth == 0: return
      case UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      cursor.offset += 1
    }
    throw cursor.failure(
      .unexpected(found: "the end", expected: "')'"), at: start..<cursor.offset)
  }
}
