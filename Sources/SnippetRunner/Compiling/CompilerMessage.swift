/// One message of the compiler, at its place in a chapter's program.
package struct CompilerMessage: Hashable, Sendable, Codable {
  /// How grave it is.
  package enum Severity: String, Sendable, Codable {
    case error
    case warning
    case note
    case remark
  }

  /// Where it points: a file's name, virtual or not, and a position from 1.
  package struct Place: Hashable, Sendable, Codable {
    package var file: String
    package var line: Int
    package var column: Int

    /// The number of bytes that the compiler underlines, at least 1.
    package var length = 1

    /// The number of the program's part, if it is one.
    var part: Int? { ProgramPart.number(inFile: file) }
  }

  /// How grave it is.
  package var severity: Severity

  /// What it says, without the name of its group.
  package var text: String

  /// The group in brackets behind it, such as `no-usage`.
  package var group: String?

  /// Where it points; `nil` for one about no place.
  package var place: Place?

  /// The notes that follow it.
  package var notes: [CompilerMessage] = []
}

extension CompilerMessage {
  /// Whether it is an error at a place of the chapter, be it that of a note.
  var blamesChapter: Bool {
    severity == .error && ([self] + notes).contains { $0.place?.part != nil }
  }

  /// Reads what `swiftc -diagnostic-style=llvm` prints, each note attached to the message before it.
  ///
  /// A message is a line `file:line:column: severity: text`, and may be followed by the source line
  /// and by a line that underlines a part of it.
  package static func parse(_ output: String) -> [CompilerMessage] {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    var messages: [CompilerMessage] = []
    for (index, line) in lines.enumerated() {
      guard var message = CompilerMessage(header: line) else { continue }
      if index + 2 < lines.count { message.place?.length = underlinedCount(lines[index + 2]) }
      if message.severity == .note, !messages.isEmpty {
        messages[messages.count - 1].notes.append(message)
      } else {
        messages.append(message)
      }
    }
    return messages
  }

  private init?(header: Substring) {
    let candidates = [Severity.error, .warning, .note, .remark].compactMap { severity in
      header.firstRange(of: "\(severity.rawValue): ").map { (severity, $0) }
    }
    // The name of a severity may occur in the message too.
    guard let (severity, range) = candidates.min(by: { $0.1.lowerBound < $1.1.lowerBound }),
      range.lowerBound == header.startIndex || header[..<range.lowerBound].hasSuffix(": ")
    else { return nil }
    let (text, group) = Self.splitGroup(header[range.upperBound...])
    let place = Place(header[..<range.lowerBound].dropLast(2))
    self.init(severity: severity, text: text, group: group, place: place)
  }

  private static func splitGroup(_ text: Substring) -> (text: String, group: String?) {
    guard text.hasSuffix("]"), let range = text.firstRange(of: " [#") else {
      return (String(text), nil)
    }
    return (String(text[..<range.lowerBound]), String(text[range.upperBound...].dropLast()))
  }

  /// The length of `^~~~` in a line that underlines, 1 in any other.
  private static func underlinedCount(_ line: Substring) -> Int {
    guard line.utf8.allSatisfy({ " ~^\t".utf8.contains($0) }) else { return 1 }
    let tail = line.drop { $0 != "^" }.dropFirst().prefix { $0 == "~" }
    return 1 + tail.count
  }
}

extension CompilerMessage.Place {
  /// Reads `file:line:column`.
  fileprivate init?(_ text: Substring) {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count >= 3, let line = Int(fields[fields.count - 2]),
      let column = fields.last.flatMap({ Int($0) })
    else { return nil }
    self.init(file: fields.dropLast(2).joined(separator: ":"), line: line, column: column)
  }
}
