import Digests
import Foundation

/// JSON with an authentication code, which takes the key to make.
///
///     {"mac":"<64 digits>","value":<JSON>}
///
/// The code is the HMAC-SHA-256 of the bytes of the value as they are written.
struct SignedJSON: Sendable {
  /// Why a text is not taken.
  enum Problem: Error, Hashable {
    /// It is not of this form.
    case malformed

    /// The code is not that of the value: it was made or changed without the key.
    case forged
  }

  private let key: SecretKey

  /// Prepares signing and checking.
  ///
  /// - Parameters:
  ///   - key: The course's key.
  ///   - purpose: What the texts are for; a text for one purpose is not taken for another.
  init(_ key: SecretKey, for purpose: [String]) {
    self.key = key.derived(for: purpose)
  }

  private static let (opening, middle) = ("{\"mac\":\"", "\",\"value\":")
  private static let prefixLength = opening.utf8.count + 64 + middle.utf8.count

  /// Returns a value as one line, without a newline.
  func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    return Self.opening + code(text) + Self.middle + text + "}"
  }

  /// Returns the value of a line.
  func value<Value: Decodable>(
    of line: Substring, as type: Value.Type = Value.self
  ) throws(Problem) -> Value {
    let parts = try Self.parts(of: line)
    guard Self.areEqual(parts.code, code(String(parts.value))) else { throw .forged }
    return try Self.decoded(parts.value)
  }

  /// Returns the value of a line without looking at its code, to say what is wrong with it.
  static func uncheckedValue<Value: Decodable>(
    of line: Substring, as type: Value.Type = Value.self
  ) throws(Problem) -> Value {
    try decoded(parts(of: line).value)
  }

  private static func parts(
    of line: Substring
  ) throws(Problem) -> (code: Substring, value: Substring) {
    let bytes = line.utf8
    guard bytes.count > prefixLength, line.hasPrefix(opening), line.hasSuffix("}"),
      let codeStart = bytes.index(
        bytes.startIndex, offsetBy: opening.utf8.count, limitedBy: bytes.endIndex),
      let valueStart = bytes.index(
        bytes.startIndex, offsetBy: prefixLength, limitedBy: bytes.endIndex)
    else { throw .malformed }
    let codeEnd = bytes.index(codeStart, offsetBy: 64)
    guard line[codeEnd..<valueStart] == middle else { throw .malformed }
    return (line[codeStart..<codeEnd], line[valueStart..<bytes.index(before: bytes.endIndex)])
  }

  private static func decoded<Value: Decodable>(_ text: Substring) throws(Problem) -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    } catch {
      throw .malformed
    }
  }

  private func code(_ text: String) -> String {
    key.code(ofAll: [text]).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Compares without telling by its time how much is right.
  private static func areEqual(_ left: Substring, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    return zip(left.utf8, right.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
