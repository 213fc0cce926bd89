import Foundation

/// A small book on disk that a test writes, edits and runs `course` on.
public struct BookFolder: Sendable {
  /// The book's folder.
  public let url: URL

  /// Writes a book with one chapter a text, named `01-chapter.md` and so on, whose snippets see `Tensors`.
  public init(chapters: [String], facts: String? = nil) throws {
    url = try TemporaryFolder.make()
    let names = chapters.indices.map { "0\($0 + 1)-chapter.md" }
    let links = names.enumerated().map { "- [Chapter \($0 + 1)](\($1))\n" }
    try write("# A small book\n\n" + links.joined(), to: "chapters/SUMMARY.md")
    for (name, text) in zip(names, chapters) { try write(text, to: "chapters/\(name)") }
    if let facts { try write(facts, to: "chapters/facts.yaml") }
    try write("imports: [Tensors]\n", to: "course.yaml")
  }

  /// Copies a book, with what earlier runs have recorded.
  public init(copying other: BookFolder) throws {
    url = try TemporaryFolder.make()
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: other.url.path()) {
      try files.copyItem(at: other.url.appending(path: name), to: url.appending(path: name))
    }
  }

  /// Writes a file, making its folder.
  public func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Returns a file's text.
  public func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  /// Replaces the first occurrence of a text in a file.
  public func replace(_ old: String, with new: String, in path: String) throws {
    let text = try read(path)
    guard let range = text.range(of: old) else { throw EditingError(missing: old) }
    try write(text.replacingCharacters(in: range, with: new), to: path)
  }

  /// A test wanted to replace text that is not there.
  public struct EditingError: Error {
    public var missing: String
  }

  /// Returns the paths of all files below the book, hidden ones included.
  public func files() throws -> Set<String> {
    let base = url.path()
    guard let walker = FileManager.default.enumerator(atPath: base) else { return [] }
    return Set(walker.compactMap { $0 as? String })
  }

  /// Runs `course` inside the book.
  public func course(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> CourseProcess.Result {
    try CourseProcess(arguments, in: url, environment: environment).run()
  }
}

extension BookFolder {
  /// A chapter with a title and Markdown below it.
  public static func chapter(_ title: String = "Chapter", _ body: String) -> String {
    "---\ntitle: \(title)\n---\n\n\(body)\n"
  }
}
