import Archives
import BookModel
import Diagnostics
import FoundationEssentials

/// The files that a chapter's program finds in its folder: its data, and what it computed before.
struct RunFiles: Sendable {
  /// One file, as it lies in the book.
  struct File: Sendable {
    /// The name by which the chapter asks for it.
    var name: String

    /// The content; that of a `.gz` is packed.
    var bytes: [UInt8]

    /// The digest of the content.
    var digest: ContentDigest

    /// The snippet that asks for it first.
    var snippet: Snippet
  }

  /// The most bytes that a data file may have once it is unpacked.
  static let unpackedLimit = 1 << 30

  /// The data files, each once, in the order of the snippets that name them.
  private(set) var data: [File] = []

  /// The records that are handed over, by the names of their files.
  var records: [String: String] = [:]

  /// What is wrong with the files.
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether a file that reading the book reported is missing.
  private(set) var isIncomplete = false

  /// Files for a program that reads none.
  init() {}

  /// Reads the data files of a chapter.
  init(of chapter: Chapter, in book: Book) {
    for case .snippet(let snippet) in chapter.steps {
      for name in snippet.data where !data.contains(where: { $0.name == name }) {
        guard let bytes = book.data(named: name) else {
          isIncomplete = true
          continue
        }
        let file = File(
          name: name, bytes: bytes, digest: ContentDigest(of: bytes), snippet: snippet)
        data.append(file)
        if let problem = Self.problem(of: file, expected: book.settings.data[name]?.sha256) {
          diagnostics.append(problem)
        }
      }
    }
  }

  private static func problem(of file: File, expected: String?) -> Diagnostic? {
    guard let expected, expected.lowercased() != file.digest.text else { return nil }
    return Diagnostic(
      "data-changed", "the data file '\(file.name)' is not the one that the book was written for",
      at: file.snippet.fence.head,
      notes: [
        "its SHA-256 is \(file.digest.text)",
        "\(CourseSettings.fileName) has \(expected.lowercased())",
      ], help: "get the file again, or correct 'sha256' if the new one is right")
  }

  /// Unpacks the files whose names end with `.gz`.
  ///
  /// - Returns: What is wrong with the first one that cannot be unpacked.
  mutating func unpack() -> Diagnostic? {
    for index in data.indices where data[index].name.hasSuffix(".gz") {
      guard let packed = GzipFile(data[index].bytes) else { continue }
      do throws(ArchiveError) {
        data[index].bytes = try packed.unpacked(limit: Self.unpackedLimit)
      } catch {
        return Diagnostic(
          "data-unreadable",
          "the data file '\(data[index].name)' cannot be unpacked: \(error.reason)",
          at: data[index].snippet.fence.head, help: "copy the file again from where it came from")
      }
    }
    return nil
  }

  /// Writes the unpacked files into the folder in which the program is to run, for reading only.
  func write(to folder: String) throws(RunnerError) {
    for file in data {
      try Self.write(file.bytes, to: "\(folder)/\(Self.unpackedName(of: file.name))")
    }
    for (name, text) in records { try Self.write(Array(text.utf8), to: "\(folder)/\(name)") }
  }

  /// The name of a file in the program's folder.
  static func unpackedName(of name: String) -> String {
    name.hasSuffix(".gz") ? String(name.dropLast(".gz".count)) : name
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(RunnerError) {
    let file = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    } catch {
      throw .cannotWrite(path: path, reason: error.systemReason)
    }
  }
}

extension Fence {
  /// The first line, for a problem with what its braces ask for.
  var head: SourceRange {
    SourceRange(
      path: range.path, line: range.start.line, column: range.start.column, length: 3)
  }
}
