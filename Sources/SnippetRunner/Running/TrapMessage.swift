/// What Swift says when it stops a program.
struct TrapMessage: Hashable, Sendable, Codable {
  /// The place in a part of the program.
  struct Place: Hashable, Sendable, Codable {
    var part: Int
    var line: Int
    var column: Int
  }

  /// The message, such as `Index out of range`; `nil` if Swift names none.
  var text: String?

  /// The place in the chapter nearest to the trap.
  var place: Place?

  /// Reads the message and the place from what a program printed as errors.
  ///
  /// The first line is `file:line: Fatal error: text`, where the file is the library's for a trap
  /// inside it. Then the place comes from the backtrace: the innermost frame of the chapter, a line
  /// that ends in ` at /folder/step-1:2:3`.
  init(errors: String) {
    let lines = errors.split(separator: "\n", omittingEmptySubsequences: false)
    let head = lines.firstIndex { Self.split($0) != nil }
    if let head, let (place, first) = Self.split(lines[head]) {
      let rest = lines[(head + 1)...].prefix { !Self.isBacktrace($0) }
      let all = ([first] + rest).joined(separator: "\n")
      text = all.lastIndex { !$0.isWhitespace }.map { String(all[...$0]) } ?? ""
      self.place = place
    }
    if place == nil { place = lines.lazy.compactMap(Self.framePlace).first }
  }

  /// Splits `file:line: Fatal error: text` into a place, if the file is a part, and the text.
  private static func split(_ line: Substring) -> (Place?, Substring)? {
    for kind in ["Fatal error", "Precondition failed", "Assertion failed"] {
      guard let range = line.firstRange(of: kind) else { continue }
      let before = line[..<range.lowerBound]
      guard before.isEmpty || before.hasSuffix(": ") else { continue }
      let after = line[range.upperBound...]
      let text = after.hasPrefix(": ") ? after.dropFirst(2) : Substring(kind)
      let fields = before.dropLast(2).split(separator: ":")
      guard fields.count == 2, let part = ProgramPart.number(inFile: fields[0]),
        let number = Int(fields[1])
      else { return (nil, text) }
      return (Place(part: part, line: number, column: 1), text)
    }
    return nil
  }

  private static func isBacktrace(_ line: Substring) -> Bool {
    line.hasPrefix("*** ") || line.hasPrefix("Current stack trace")
  }

  private static func framePlace(_ line: Substring) -> Place? {
    guard let range = line.firstRange(of: " at /") else { return nil }
    let fields = line[range.upperBound...].split(separator: ":")
    guard fields.count == 3, let part = ProgramPart.number(inFile: fields[0]),
      let number = Int(fields[1]), let column = Int(fields[2])
    else { return nil }
    return Place(part: part, line: number, column: max(1, column))
  }
}
