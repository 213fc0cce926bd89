import Drawing

/// Numbers by key, as the address of a page spells a figure's state: `k4s2`.
///
///     settings ::= group ( "." group )*
///     group    ::= ( letter digit+ )*
///
/// A later number for the same key takes the place of an earlier one, so a change of state is
/// settings that are put behind those of now. Groups behind the first belong to the layers of a
/// chain.
public struct Settings: Hashable, Sendable {
  /// What a number stands for: a small letter, within a group.
  public struct Key: Hashable, Sendable, ExpressibleByUnicodeScalarLiteral {
    /// The letter in ASCII.
    public var letter: UInt8

    /// The group, 0 for the figure as a whole.
    public var group: Int

    /// Creates a key.
    public init(_ letter: UInt8, group: Int = 0) {
      self.letter = letter
      self.group = group
    }

    public init(unicodeScalarLiteral scalar: Unicode.Scalar) {
      self.init(UInt8(truncatingIfNeeded: scalar.value))
    }
  }

  /// A number for a key.
  public struct Entry: Hashable, Sendable {
    /// What it stands for.
    public var key: Key

    /// The number.
    public var value: Int
  }

  /// The entries in the order in which they were written.
  public private(set) var entries: [Entry] = []

  /// The number of groups behind the first.
  public private(set) var groupCount = 0

  /// Creates settings that leave everything as it begins.
  public init() {}

  /// Reads settings.
  ///
  /// - Returns: `nil` if the text is not what the grammar says, has more than 12 groups or 120
  ///   numbers, or a number with more than five digits.
  public init?(_ spelling: Phrase) {
    var letter: UInt8?
    var digits: [UInt8] = []
    for byte in spelling.bytes + [Self.separator] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte)
      default:
        guard close(letter, digits) else { return nil }
        (letter, digits) = (nil, [])
        if byte == Self.separator {
          groupCount += 1
        } else if byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") {
          letter = byte
        } else {
          return nil
        }
      }
    }
    groupCount -= 1
    guard groupCount <= 12, entries.count <= 120 else { return nil }
  }

  /// Sets a number.
  public mutating func set(_ key: Key, to value: Int) {
    entries.append(Entry(key: key, value: value))
    groupCount = max(groupCount, key.group)
  }

  /// Returns these settings changed by others.
  public func changed(by change: Settings) -> Settings {
    var result = self
    result.entries += change.entries
    result.groupCount = max(groupCount, change.groupCount)
    return result
  }

  /// Returns the number for a key, brought into a range.
  public func value(of key: Key, in range: ClosedRange<Int>, default value: Int) -> Int {
    let value = entries.last { $0.key == key }?.value ?? value
    return min(max(value, range.lowerBound), range.upperBound)
  }

  private static let separator = UInt8(ascii: ".")

  /// Takes a number that has been read; false if there is a letter without digits or the reverse.
  private mutating func close(_ letter: UInt8?, _ digits: [UInt8]) -> Bool {
    guard let letter else { return digits.isEmpty }
    guard (1...5).contains(digits.count) else { return false }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    entries.append(Entry(key: Key(letter, group: groupCount), value: value))
    return true
  }
}
