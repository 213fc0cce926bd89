extension Book {
  /// Returns the path, relative to the book, that a link in a file means.
  ///
  /// - Parameters:
  ///   - link: The link without its `#…`, such as `../images/a%20b.png`.
  ///   - file: The path of the file that holds the link, relative to the book.
  /// - Returns: The path without `.` and `..`, or `nil` if it is absolute or leads out of the book.
  public static func path(of link: String, from file: String) -> String? {
    // A browser takes a backslash for a slash: `\\host` would be another machine.
    guard !link.hasPrefix("/"), !link.hasPrefix("\\"), let decoded = link.withoutPercentEncoding
    else { return nil }
    var parts = file.split(separator: "/").dropLast()
    for part in decoded.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  /// Returns the bytes of a picture.
  ///
  /// - Parameter path: The path relative to the book's folder, as `path(of:from:)` gives it.
  /// - Returns: The bytes, or `nil` if the file cannot be read, is larger than 16 MiB, or lies
  ///   outside of the book, be it behind a symbolic link.
  public func picture(at path: String) -> [UInt8]? {
    try? BookFolder(root).read(path, limit: BookFolder.pictureLimit)
  }
}

extension Chapter {
  /// Returns the `name` of the chapter in a file, such as `02-scatter` for `chapters/02-scatter.md`.
  public static func name(ofFile path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.hasSuffix(".md") ? file.dropLast(".md".count) : file)
  }
}

extension String {
  /// The text with each `%41` replaced by its byte, or `nil` if that is no text.
  var withoutPercentEncoding: String? {
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16), value != 0 else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
