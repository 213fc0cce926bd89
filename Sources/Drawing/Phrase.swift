/// Text as bytes of UTF-8, written like a string with numbers in it.
///
///     let size: Phrase = "the output has \(n) cells"
///
/// Embedded Swift brings its Unicode tables along as soon as a program uses `String`, ten times the
/// size of all figures; this type needs none of them.
public struct Phrase: Hashable, Sendable {
  /// The bytes.
  public private(set) var bytes: [UInt8]

  /// Creates a text from its bytes.
  public init(bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  /// Whether there is no text.
  public var isEmpty: Bool { bytes.isEmpty }

  /// Adds a text at the end.
  @inline(never)
  public static func += (left: inout Phrase, right: Phrase) {
    left.bytes += right.bytes
  }

  /// Returns the second text behind the first.
  @inline(never)
  public static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(bytes: left.bytes + right.bytes)
  }
}

extension Phrase: ExpressibleByStringInterpolation {
  /// Gathers the pieces of a text.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 4 * interpolationCount)
    }

    @inline(never)
    public mutating func appendLiteral(_ literal: StaticString) {
      bytes.append(literal)
    }

    /// Adds a text.
    @inline(never)
    public mutating func appendInterpolation(_ phrase: Phrase) {
      bytes += phrase.bytes
    }

    /// Adds a whole number, with a real minus sign.
    @inline(never)
    public mutating func appendInterpolation(_ number: Int) {
      bytes.append(number)
    }

    /// Adds a whole number with the minus sign that programs and paths read.
    @inline(never)
    public mutating func appendInterpolation(plain number: Int) {
      if number < 0 { bytes.append(UInt8(ascii: "-")) }
      bytes.append(Int(bitPattern: number.magnitude))
    }

    /// Adds a whole number with a comma between each three digits, as prose writes it.
    @inline(never)
    public mutating func appendInterpolation(grouped number: Int) {
      bytes.append(number, isGrouped: true)
    }

    /// Adds a number with as many of its decimals as are not zero, two at most.
    @inline(never)
    public mutating func appendInterpolation(_ number: Double) {
      // Truncated, since rounding is a call to a C library that the wasm module does not have.
      let magnitude = Int(number.magnitude * 100 + 0.5)
      if number < 0, magnitude > 0 { bytes.append("−" as StaticString) }
      bytes.append(magnitude / 100)
      guard magnitude % 100 > 0 else { return }
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + UInt8(magnitude / 10 % 10))
      if magnitude % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(magnitude % 10)) }
    }
  }

  @inline(never)
  public init(stringLiteral text: StaticString) {
    bytes = []
    bytes.append(text)
  }

  public init(stringInterpolation: StringInterpolation) {
    bytes = stringInterpolation.bytes
  }
}

extension [UInt8] {
  @inline(never)
  fileprivate mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  @inline(never)
  fileprivate mutating func append(_ number: Int, isGrouped: Bool = false) {
    if number < 0 { append("−" as StaticString) }
    var digits: [UInt8] = []
    var rest = number.magnitude
    repeat {
      if isGrouped, digits.count % 4 == 3 { digits.append(UInt8(ascii: ",")) }
      digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    append(contentsOf: digits.reversed())
  }
}
