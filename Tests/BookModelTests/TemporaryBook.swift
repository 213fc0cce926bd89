import BookModel
import Diagnostics
import FoundationEssentials
import Glibc

/// A folder that holds a book while a test runs.
final class TemporaryBook {
  let path: String

  /// Writes files, each named by its path in the book, and their table of contents.
  init(_ files: [String: [UInt8]], summary: String? = nil) throws {
    path = FileManager.default.temporaryDirectory.path + "/book-\(UUID().uuidString)"
    let entries = files.keys.sorted().filter { $0.hasSuffix(".md") }
      .map { "- [Chapter](\($0.dropFirst("chapters/".count)))\n" }
    try write(Array((summary ?? "# Book\n\n" + entries.joined()).utf8), to: "chapters/SUMMARY.md")
    for (name, bytes) in files { try write(bytes, to: name) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func link(_ name: String, to target: String) {
    symlink(target, path + "/" + name)
  }

  func read() throws -> Book {
    try Book.read(root: path)
  }

  /// The diagnostics, one a line: place, id and message.
  func diagnostics() throws -> [String] {
    try read().diagnostics.map(\.brief)
  }
}

extension Diagnostic {
  /// The place within the file, the id and the message.
  var brief: String {
    let place = range.map { "\($0.start.line):\($0.start.column) " } ?? ""
    return "\(place)\(id): \(message)"
  }
}

/// The text of a chapter with a title, whose content begins on line 5.
func chapter(_ content: String) -> SourceFile {
  SourceFile(path: "chapters/01.md", text: "---\ntitle: Test\n---\n\n" + content)
}
