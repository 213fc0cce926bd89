import Diagnostics

/// The most bytes in a line, and the most cells in a chapter's tables.
///
/// cmark fills up every row to the width of its table, so that a short text can make a huge tree,
/// and takes time that grows with the square of a line that might be a table.
private let lineLimit = 1 << 14
private let cellLimit = 100_000

/// A file's text, and what is wrong with it as text.
struct DecodedText {
  /// The file, with � where its bytes are no text.
  let file: SourceFile

  /// What is wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether the text can be parsed; if not, a diagnostic says why.
  var isSound: Bool { !diagnostics.hasErrors }

  /// Decodes the bytes of a file.
  init(path: String, bytes: [UInt8]) {
    file = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    checkEncoding(bytes)
    checkNulBytes(bytes)
    checkConventions(bytes)
    if file.text.utf8.allSatisfy({ $0.isWhitespace }) {
      report(
        "empty-file", "the file is empty", line: 1, help: "begin with '---', 'title: …', '---'")
    }
  }

  /// Reports what would make the parser of Markdown slow.
  mutating func checkMarkdownLimits() {
    var columns = 0
    var cells = 0
    for (index, line) in file.lines.enumerated() {
      if line.utf8.count > lineLimit {
        report(
          "limit-exceeded", "a line has at most \(lineLimit) bytes", line: index + 1,
          help: "break the line")
      }
      if line.utf8.allSatisfy(\.isWhitespace) {
        columns = 0
      } else if line.isDelimiterRow {
        columns = max(columns, line.utf8.count { $0 == UInt8(ascii: "|") } + 1)
      }
      let isWithin = cells <= cellLimit
      cells += columns
      if cells > cellLimit, isWithin {
        report(
          "limit-exceeded", "a chapter's tables have at most \(cellLimit) cells", line: index + 1)
      }
    }
  }

  private mutating func checkEncoding(_ bytes: [UInt8]) {
    guard let offset = bytes.firstInvalidUTF8Offset else { return }
    let guess = EncodingGuess(bytes)
    let line = 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    report(
      "invalid-utf8", "the file is not UTF-8: byte \(offset) is 0x\(digits)", line: line,
      notes: guess.map { [$0.words] } ?? [], help: guess?.remedy ?? "save it in UTF-8")
  }

  private mutating func checkNulBytes(_ bytes: [UInt8]) {
    guard let offset = bytes.firstIndex(of: 0) else { return }
    let line = 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
    let guess = EncodingGuess(bytes)
    report(
      "nul-byte", "the file holds a NUL: byte \(offset)", line: line,
      notes: guess?.remedy == nil ? [] : [guess?.words ?? ""],
      help: guess?.remedy ?? "remove the byte")
  }

  private mutating func checkConventions(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      report(
        "byte-order-mark", "the file begins with a byte order mark", severity: .warning,
        line: 1, help: "save it as 'UTF-8 without BOM'")
    }
    if let line = file.lines.dropLast().firstIndex(where: { line in
      file.text.utf8[line.endIndex] == UInt8(ascii: "\r")
    }) {
      report(
        "crlf-line-ends", "the line ends with CR LF instead of LF", severity: .warning,
        line: line + 1, help: "save the file with Unix line ends")
    }
  }

  private mutating func report(
    _ id: String, _ message: String, severity: Diagnostic.Severity = .error, line: Int,
    notes: [String] = [], help: String? = nil
  ) {
    let range = SourceRange(path: file.path, line: line)
    diagnostics.append(
      Diagnostic(id, message, severity: severity, at: range, notes: notes, help: help))
  }
}

extension Chapter {
  /// Returns what would keep a text from being read as a chapter, or as a part of one: a NUL, or
  /// more than a chapter may hold.
  public static func problems(ofText text: String, path: String) -> [Diagnostic] {
    guard !text.utf8.allSatisfy(\.isWhitespace) else { return [] }
    guard text.utf8.count <= BookFolder.textLimit else {
      return [
        Diagnostic(
          "limit-exceeded", "a file has at most \(BookFolder.textLimit) bytes",
          at: SourceRange(path: path, line: 1))
      ]
    }
    var decoded = DecodedText(path: path, bytes: Array(text.utf8))
    decoded.checkMarkdownLimits()
    return decoded.diagnostics.filter { $0.severity == .error }
  }
}

extension Substring {
  /// Whether the line could be the one of dashes below a table's head.
  fileprivate var isDelimiterRow: Bool {
    utf8.contains(UInt8(ascii: "-"))
      && utf8.allSatisfy { "|:-> \t".utf8.contains($0) }
  }
}

extension [UInt8] {
  /// The offset of the first byte that is no part of a character, or `nil` in a UTF-8 text.
  fileprivate var firstInvalidUTF8Offset: Int? {
    var decoder = UTF8()
    var iterator = makeIterator()
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
