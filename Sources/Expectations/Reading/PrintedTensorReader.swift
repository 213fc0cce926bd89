/// Reads the text of a printed tensor.
struct PrintedTensorReader {
  /// The text.
  var cursor: TextCursor

  /// What the brackets and the arguments say, gathered while reading.
  var form = PrintedTensor.Form.list
  var elements: [ElementToken] = []
  var shape: [Int?] = []
  var layout = PrintedTensor.Layout.axes([])
  var statedType: TensorValue.ElementType?
  var scale: ElementToken?

  init(_ text: String) {
    cursor = TextCursor(text)
  }

  /// Reads the whole text.
  mutating func read() throws(ExpectationSyntaxError) {
    cursor.skipBlanks()
    guard cursor.next != nil else {
      throw cursor.failure(.emptyText, at: cursor.offset..<cursor.offset)
    }
    if cursor.take("Parameter containing:") { cursor.skipBlanks() }
    if let form = takeCallOpening() {
      self.form = form
      try readCall()
    } else if cursor.isAt("[") || cursor.isAt("(") {
      try readBrackets(isCall: false)
    } else {
      try readTable()
    }
    cursor.skipBlanks()
    guard cursor.next == nil else { throw cursor.unexpected("the end") }
  }

  /// The names behind which a tensor stands in round brackets.
  private static let callNames: [String: PrintedTensor.Form] = [
    "tensor": .torch, "torch.tensor": .torch, "torch.Size": .size,
    "Array": .jax, "DeviceArray": .jax, "jnp.array": .jax,
    "array": .numpy, "np.array": .numpy, "numpy.array": .numpy,
  ]

  private mutating func takeCallOpening() -> PrintedTensor.Form? {
    let start = cursor.offset
    if let form = Self.callNames[cursor.text(cursor.takeName())], cursor.take("(") { return form }
    cursor.offset = start
    return nil
  }

  /// Reads what stands in the round brackets of a call.
  private mutating func readCall() throws(ExpectationSyntaxError) {
    let opening = cursor.offset - 1
    cursor.skipBlanks()
    if !cursor.isAt("[") && !cursor.isAt("(") { try readScaleOrScalar() }
    if cursor.isAt("[") || cursor.isAt("(") { try readBrackets(isCall: true) }
    try readArguments()
    guard cursor.take(")") else {
      if cursor.next == nil {
        throw cursor.failure(.unclosedBracket("("), at: opening..<(opening + 1))
      }
      throw cursor.unexpected("',' or ')'")
    }
  }

  /// Reads the only element, or a factor such as `1.0e+03 *` that old versions of PyTorch print.
  private mutating func readScaleOrScalar() throws(ExpectationSyntaxError) {
    let number = try cursor.takeElement()
    cursor.skipBlanks()
    if cursor.take("*") {
      scale = number
      cursor.skipBlanks()
      guard cursor.isAt("[") else { throw cursor.unexpected("'['") }
    } else {
      elements = [number]
    }
  }

  /// Reads nested lists and works out the shape.
  private mutating func readBrackets(isCall: Bool) throws(ExpectationSyntaxError) {
    let start = cursor.offset
    var reader = NestedListReader(cursor: cursor)
    try reader.readList()
    cursor = reader.cursor
    elements = reader.elements
    if !isCall && reader.hasCommas == false { form = .numpy }
    let brackets = start..<cursor.offset
    if reader.gapCount > 0 && elements.isEmpty {
      throw cursor.failure(.nothingPrinted, at: brackets)
    }
    let axes = reader.axes.compactMap(\.axis)
    if axes.count == reader.axes.count {
      layout = .axes(axes)
      shape = axes.map { $0.trailing == nil ? $0.leading : nil }
    } else {
      guard reader.gapCount == 1 else { throw cursor.failure(.scatteredEllipses, at: brackets) }
      layout = .ends(prefix: reader.gapOffset)
      shape = reader.axes.map(\.whole)
    }
  }

  /// Reads rows of numbers without brackets, each on a line or ended by `/`; one number is a scalar.
  private mutating func readTable() throws(ExpectationSyntaxError) {
    if try readGroupedDigits() { return }
    var rows = [0]
    var rowStart = cursor.offset
    while cursor.next != nil {
      let blanks = cursor.take(while: \.isBlank)
      let endsRow = cursor.take("/") || cursor.bytes[blanks].contains(UInt8(ascii: "\n"))
      cursor.skipBlanks()
      guard cursor.next != nil else { break }
      if endsRow {
        try checkRow(rows, from: rowStart)
        rows.append(0)
        rowStart = cursor.offset
      } else if blanks.isEmpty && !elements.isEmpty {
        throw cursor.unexpected("the end")
      }
      elements.append(try cursor.takeElement())
      rows[rows.count - 1] += 1
    }
    try checkRow(rows, from: rowStart)
    form = elements.count == 1 ? .scalar : .table
    let extents = rows.count == 1 ? rows : [rows.count, rows[0]]
    shape = form == .scalar ? [] : extents
    layout = .axes(shape.map { PrintedTensor.PrintedAxis(leading: $0 ?? 0, trailing: nil) })
  }

  private func checkRow(_ rows: [Int], from start: Int) throws(ExpectationSyntaxError) {
    guard rows.last == rows.first else {
      let cause = ExpectationSyntaxError.Cause.raggedList(
        expected: rows[0], got: rows[rows.count - 1])
      throw cursor.failure(cause, at: start..<cursor.offset)
    }
  }

  /// Reads a whole number with thousands separators, such as `3,576,704`, or nothing.
  private mutating func readGroupedDigits() throws(ExpectationSyntaxError) -> Bool {
    let start = cursor.offset
    if !cursor.take("-") { _ = cursor.take("+") }
    var groups = [cursor.take(while: \.isDigit).count]
    while cursor.take(",") { groups.append(cursor.take(while: \.isDigit).count) }
    let bytes = start..<cursor.offset
    cursor.skipBlanks()
    let isGrouped =
      groups.count > 1 && (1...3).contains(groups[0]) && groups[1...].allSatisfy { $0 == 3 }
    guard isGrouped, cursor.next == nil else {
      cursor.offset = start
      return false
    }
    var digits = TextCursor(cursor.text(bytes).filter { $0 != "," })
    var number = try digits.takeElement()
    number.bytes = bytes
    elements = [number]
    form = .scalar
    return true
  }
}
