import FoundationEssentials

extension ExplorableModule {
  /// The module's bytes.
  public static var bytes: [UInt8] {
    Data(base64Encoded: base64).map { Array($0) } ?? []
  }

  /// A script that hands the module to the page's own: a page that was opened from a disk may load
  /// scripts, but not other data.
  ///
  /// Each byte is one character of a string. Compressed by a server, this is a fifth smaller than
  /// base 64.
  public static var script: [UInt8] {
    var script = Array("courseExplorables = \"".utf8)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): script += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): script += Array("\\n".utf8)
      case UInt8(ascii: "\r"): script += Array("\\r".utf8)
      case 0: script += Array("\\x00".utf8)
      case 0x80...: script += [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
      default: script.append(byte)
      }
    }
    return script + Array("\";\n".utf8)
  }
}
