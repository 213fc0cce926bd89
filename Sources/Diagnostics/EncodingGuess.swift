/// What bytes that are not text in UTF-8 seem to be, so that a message can say how to save them.
public struct EncodingGuess: Hashable, Sendable {
  /// What it seems to be, such as `it seems to be text in UTF-16`.
  public var words: String

  /// One way to make it UTF-8; `nil` for what seems to be no text.
  public var remedy: String?

  /// Looks at the bytes of a file.
  ///
  /// UTF-16 without a byte order mark can be valid UTF-8, full of zeros; it is found, too.
  ///
  /// - Returns: `nil` for text in UTF-8.
  public init?(_ bytes: [UInt8]) {
    if let name = Self.wideEncoding(of: bytes) {
      words = "it seems to be text in \(name)"
      remedy = Self.remedy(from: name)
      return
    }
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    if isValid && !bytes.contains(0) { return nil }
    let controls = bytes.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }
    guard controls == 0, let place = Self.firstInvalid(in: bytes) else {
      words = "it seems to be no text at all"
      remedy = nil
      return
    }
    let line = 1 + bytes[..<place].count { $0 == 0x0A }
    // The bytes from 0x80 to 0x9F are letters and signs in Windows' encoding alone.
    let name = bytes.contains { (0x80...0x9F).contains($0) } ? "Windows-1252" : "Latin-1"
    words = "it seems to be text in \(name), first on line \(line)"
    remedy = Self.remedy(from: name == "Latin-1" ? "LATIN1" : "WINDOWS-1252")
  }

  private static func remedy(from name: String) -> String {
    "save the file as UTF-8 in your editor, or convert it: 'iconv -f \(name) -t UTF-8 OLD > NEW'"
  }

  /// The encoding with two or four bytes a character that the bytes are in.
  private static func wideEncoding(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return "UTF-32"
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard bytes.count >= 4, bytes.count.isMultiple(of: 2) else { return nil }
    let pairs = bytes.count / 2
    let zeros = (0...1).map { odd in
      stride(from: odd, to: bytes.count, by: 2).count { bytes[$0] == 0 }
    }
    // Of English text and code, one byte of each pair is zero.
    if zeros[1] * 10 >= pairs * 8 && zeros[0] == 0 { return "UTF-16LE" }
    if zeros[0] * 10 >= pairs * 8 && zeros[1] == 0 { return "UTF-16BE" }
    return nil
  }

  /// The offset of the first byte that is no part of a character.
  private static func firstInvalid(in bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}
