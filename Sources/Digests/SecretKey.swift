import COpenSSL
import FoundationEssentials

/// A secret with which digests are made that nobody else can make: HMAC-SHA-256.
package struct SecretKey: Sendable {
  /// The number of bytes of a new key.
  package static let size = 32

  private let bytes: [UInt8]

  /// Creates a key of bytes; `nil` if they are too few to be a secret.
  package init?(bytes: [UInt8]) {
    guard bytes.count >= Self.size else { return nil }
    self.bytes = bytes
  }

  private init(derived bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Returns the bytes of a new key, from the system's source of secrets; `nil` if that fails.
  package static func freshBytes() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: size)
    return RAND_bytes(&bytes, Int32(size)) == 1 ? bytes : nil
  }

  /// Returns the code of a sequence of texts; where one ends and the next begins matters.
  package func code(ofAll texts: [String]) -> [UInt8] {
    let message = Array(texts.map { "\($0.utf8.count):\($0)" }.joined().utf8)
    var code = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    var length = UInt32(0)
    _ = HMAC(EVP_sha256(), bytes, Int32(bytes.count), message, message.count, &code, &length)
    return code
  }

  /// Returns a number that is drawn from a sequence of texts: the first bytes of their code.
  package func seed(ofAll texts: [String]) -> UInt64 {
    code(ofAll: texts).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Returns the key for one purpose, which gives away neither this one nor those for others.
  package func derived(for purpose: [String]) -> SecretKey {
    SecretKey(derived: code(ofAll: ["derived key"] + purpose))
  }

  /// What names the key without giving it away.
  package var name: String {
    String(ContentDigest(of: code(ofAll: ["name of the key"])).text.prefix(16))
  }
}
