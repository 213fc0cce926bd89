// One value in bytes: a tag, then what the tag says, all numbers little-endian.
//
// | tag | what follows |
// | --- | --- |
// | 1 | a tensor: the rank and each size as UInt32, the scalars as Float |
// | 2 | Int64 |
// | 3 | Double |
// | 4 | one byte, 0 or 1 |
// | 5 | a text: its length in bytes as UInt32, UTF-8 |
// | 6 | a list: its length as UInt32, the values |
private enum Tag {
  static let tensor: UInt8 = 1
  static let integer: UInt8 = 2
  static let real: UInt8 = 3
  static let truth: UInt8 = 4
  static let text: UInt8 = 5
  static let list: UInt8 = 6
}

extension ExerciseValue {
  /// The value in bytes, which `init(bytes:)` reads back.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .tensor(let shape, let scalars):
      bytes.append(Tag.tensor)
      bytes.append(number: UInt32(shape.count))
      for size in shape { bytes.append(number: UInt32(clamping: size)) }
      bytes.reserveCapacity(bytes.count + 4 * scalars.count)
      for scalar in scalars { bytes.append(number: scalar.bitPattern) }
    case .integer(let number):
      bytes.append(Tag.integer)
      bytes.append(number: UInt64(bitPattern: Int64(number)))
    case .real(let number):
      bytes.append(Tag.real)
      bytes.append(number: number.bitPattern)
    case .truth(let isTrue):
      bytes += [Tag.truth, isTrue ? 1 : 0]
    case .text(let text):
      bytes.append(Tag.text)
      bytes.append(number: UInt32(clamping: text.utf8.count))
      bytes += text.utf8
    case .list(let items):
      bytes.append(Tag.list)
      bytes.append(number: UInt32(clamping: items.count))
      for item in items { item.append(to: &bytes) }
    }
  }

  /// Reads a value; `nil` if the bytes are anything else than exactly one.
  ///
  /// The bytes may come from a program that lies: sizes are checked before anything is allocated.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - type: What the value must be, which is checked while it is read; `nil` for anything.
  ///   - items: The most values in its lists, counted through all of them.
  public init?(bytes: [UInt8], as type: ExerciseValueType? = nil, items: Int = .max) {
    var reader = ValueReader(rest: bytes[...], itemsLeft: items)
    guard let value = reader.value(type, depth: 0), reader.rest.isEmpty else { return nil }
    self = value
  }
}

extension ExerciseValue {
  /// Whether bytes announce a list of more values than are let in.
  public static func isTooLong(_ bytes: [UInt8], items: Int) -> Bool {
    guard bytes.count > 4, bytes[0] == Tag.list else { return false }
    return bytes[1...4].reversed().reduce(0) { $0 << 8 | Int($1) } > items
  }
}

extension [UInt8] {
  /// Appends a number, its lowest byte first.
  mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}

/// Takes a value off the front of some bytes.
private struct ValueReader {
  /// Lists stand in lists at most this deep, so that reading cannot overflow the stack.
  static let depthLimit = 16

  /// The most axes of a tensor, as in NumPy.
  static let rankLimit = 64

  var rest: ArraySlice<UInt8>

  /// How many more values lists may have.
  var itemsLeft: Int

  mutating func value(_ type: ExerciseValueType?, depth: Int) -> ExerciseValue? {
    guard depth < Self.depthLimit, let tag = rest.popFirst(), type?.admits(tag) ?? true else {
      return nil
    }
    switch tag {
    case Tag.tensor: return tensor()
    case Tag.integer: return number(UInt64.self).map { .integer(Int(Int64(bitPattern: $0))) }
    case Tag.real: return number(UInt64.self).map { .real(Double(bitPattern: $0)) }
    case Tag.truth:
      guard let byte = rest.popFirst(), byte <= 1 else { return nil }
      return .truth(byte == 1)
    case Tag.text:
      guard let count = count(), count <= rest.count else { return nil }
      defer { rest.removeFirst(count) }
      return String(validating: rest.prefix(count), as: UTF8.self).map { .text($0) }
    case Tag.list: return list(type, depth: depth)
    default: return nil
    }
  }

  private mutating func tensor() -> ExerciseValue? {
    guard let rank = count(), rank <= Self.rankLimit else { return nil }
    var shape: [Int] = []
    var scalarCount = 1
    for _ in 0..<rank {
      guard let size = count() else { return nil }
      shape.append(size)
      let (product, overflow) = scalarCount.multipliedReportingOverflow(by: size)
      if overflow { return nil }
      scalarCount = product
    }
    guard scalarCount <= rest.count / 4 else { return nil }
    let scalars = rest.prefix(4 * scalarCount).withUnsafeBytes { bytes in
      (0..<scalarCount).map { place in
        Float(
          bitPattern: UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self)))
      }
    }
    rest.removeFirst(4 * scalarCount)
    return .tensor(shape: shape, scalars: scalars)
  }

  private mutating func list(_ type: ExerciseValueType?, depth: Int) -> ExerciseValue? {
    // Each value has at least two bytes.
    guard let count = count(), count <= rest.count / 2, count <= itemsLeft,
      type?.isLength(count) ?? true
    else { return nil }
    itemsLeft -= count
    var items: [ExerciseValue] = []
    items.reserveCapacity(count)
    for place in 0..<count {
      guard let item = value(type?.element(at: place), depth: depth + 1) else { return nil }
      items.append(item)
    }
    return .list(items)
  }

  private mutating func count() -> Int? {
    number(UInt32.self).map { Int($0) }
  }

  private mutating func number<Number: FixedWidthInteger & UnsignedInteger>(
    _ type: Number.Type
  ) -> Number? {
    let width = MemoryLayout<Number>.size
    guard rest.count >= width else { return nil }
    defer { rest.removeFirst(width) }
    return rest.prefix(width).reversed().reduce(0) { $0 << 8 | Number($1) }
  }
}

extension ExerciseValueType {
  /// Whether a value of this type begins with a tag.
  fileprivate func admits(_ tag: UInt8) -> Bool {
    switch self {
    case .tensor: tag == Tag.tensor
    case .integer: tag == Tag.integer
    case .real: tag == Tag.real
    case .truth: tag == Tag.truth
    case .text: tag == Tag.text
    case .choice, .list: tag == Tag.list
    }
  }

  /// Whether a list of this type may have so many values: an option and its reasons are two.
  fileprivate func isLength(_ count: Int) -> Bool {
    self == .choice ? count == 2 : true
  }

  /// The type of a value in a list of this type.
  fileprivate func element(at place: Int) -> ExerciseValueType? {
    switch self {
    case .list(let element): element
    case .choice: place == 0 ? .text : .list(.text)
    default: nil
    }
  }
}
