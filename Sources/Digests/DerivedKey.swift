import COpenSSL

/// A key that is slow to derive from a text, so that trying many texts takes long.
///
/// It is PBKDF2 with HMAC-SHA-256, which browsers have too. `exercise-key.js` derives the same keys.
package struct DerivedKey: Hashable, Sendable, Codable {
  /// The 32 bytes of the key in hexadecimal.
  package let digits: String

  /// Creates a key that was derived before.
  package init(digits: String) {
    self.digits = digits
  }

  /// Derives the key.
  ///
  /// - Parameters:
  ///   - text: What is to be guessed.
  ///   - salt: What gives equal texts other keys.
  ///   - rounds: How often a hash is taken; 200,000 take about 50 ms.
  package init(from text: String, salt: String, rounds: Int) {
    var bytes = [UInt8](repeating: 0, count: 32)
    let (password, salt) = (text.utf8.map { CChar(bitPattern: $0) }, Array(salt.utf8))
    _ = PKCS5_PBKDF2_HMAC(
      password, Int32(password.count), salt, Int32(salt.count), Int32(clamping: rounds),
      EVP_sha256(), Int32(bytes.count), &bytes)
    digits = bytes.hexadecimal
  }

  /// What tells whether two keys are the same, and nothing else about them.
  package var digest: String { ContentDigest(of: "\(digits)\ndigest").text }

  /// Returns a text that only this key opens.
  package func sealed(_ text: String) -> String {
    combined(Array(text.utf8)).hexadecimal
  }

  /// Returns the text that was sealed with this key; `nil` if it is none.
  package func opened(_ sealed: String) -> String? {
    [UInt8](hexadecimal: sealed).flatMap { String(validating: combined($0), as: UTF8.self) }
  }

  /// The bytes, each with one of the key's stream, which does and undoes the same.
  private func combined(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = []
    while stream.count < bytes.count {
      let block = ContentDigest(of: "\(digits)\nwords \(stream.count / 32)").text
      stream += [UInt8](hexadecimal: block) ?? []
    }
    return zip(bytes, stream).map { $0 ^ $1 }
  }
}

extension [UInt8] {
  fileprivate var hexadecimal: String {
    map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  fileprivate init?(hexadecimal text: String) {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(16 * digits[$0] + digits[$0 + 1])
    }
  }
}
