import COpenSSL
import FoundationEssentials

/// The SHA-256 of some content, in hexadecimal.
package struct ContentDigest: Hashable, Sendable, Codable {
  /// The 64 digits.
  package let text: String

  /// Creates the digest of bytes.
  package init(of bytes: some ContiguousBytes) {
    var hash = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    bytes.withUnsafeBytes { buffer in
      _ = SHA256(buffer.bindMemory(to: UInt8.self).baseAddress, buffer.count, &hash)
    }
    text = hash.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Creates the digest of a text.
  package init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  /// Creates the digest of a sequence of texts; where one ends and the next begins matters.
  package init(ofAll texts: [String]) {
    self.init(of: texts.map { "\($0.utf8.count):\($0)" }.joined())
  }

  /// The first digits, for people.
  package var prefix: String { String(text.prefix(12)) }

  package init(from decoder: any Decoder) throws {
    text = try String(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    try text.encode(to: encoder)
  }
}
