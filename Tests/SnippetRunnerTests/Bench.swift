import BookModel
import Diagnostics
import FoundationEssentials
import Sandbox
import Testing

@testable import SnippetRunner

/// A small book in memory, with a cache of its own.
struct Bench {
  let folder: TemporaryFolder
  var chapters: [Chapter]
  var facts = FactList()
  var limits = ProcessLimits.running
  var settings = CourseSettings()
  var computesRecords = false

  init(_ texts: String...) throws {
    folder = try TemporaryFolder()
    chapters = texts.enumerated().map { Self.chapter($1, name: "0\($0 + 1)") }
    settings.programs.imports = ["Tensors", "TensorRecording"].map { module in
      ProgramSettings.Word(module, at: SourceRange(path: CourseSettings.fileName, line: 1))
    }
  }

  static func chapter(_ text: String, name: String) -> Chapter {
    let head = "---\ntitle: A chapter\n---\n\n"
    return Chapter.read(SourceFile(path: "chapters/\(name).md", text: head + text)).chapter
  }

  var book: Book {
    Book(
      root: folder.path, title: "", summary: [], chapters: chapters, facts: facts,
      settings: settings, diagnostics: [],
      sources: Dictionary(uniqueKeysWithValues: chapters.map { ($0.path, $0.source) }))
  }

  /// Runs the book and returns the results of its chapters.
  func run(isQuick: Bool = false) async throws -> [ChapterResult] {
    try await runner(isQuick: isQuick).run().results
  }

  /// Writes a file of the book.
  func write(_ bytes: [UInt8], to path: String) throws {
    let file = URL(filePath: "\(folder.path)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func runner(isQuick: Bool = false) -> BookRunner {
    BookRunner(
      book: book, isQuick: isQuick, computesRecords: computesRecords, limits: limits)
  }

  /// Runs the book and returns each chapter's explanation.
  func explanations() async throws -> [String] {
    let events = EventLog()
    _ = try await runner().run { events.add($0) }
    return await events.explanations()
  }
}

/// Runs one chapter.
func result(
  of text: String, facts: FactList = FactList(), limits: ProcessLimits = .running
) async throws -> ChapterResult {
  var bench = try Bench(text)
  bench.facts = facts
  bench.limits = limits
  return try #require(try await bench.run().first)
}

extension ChapterResult {
  /// Each diagnostic as `line:column id`, the line counted from the chapter's own text.
  var findings: [String] {
    diagnostics.map { diagnostic in
      guard let start = diagnostic.range?.start else { return diagnostic.id }
      return "\(start.line - 4):\(start.column) \(diagnostic.id)"
    }
  }
}

/// The events of a run, which come from several threads.
final class EventLog: Sendable {
  private let stream = AsyncStream<RunnerEvent>.makeStream()

  func add(_ event: RunnerEvent) {
    stream.continuation.yield(event)
  }

  /// The explanations in the order of the chapters' paths.
  func explanations() async -> [String] {
    stream.continuation.finish()
    var found: [(String, String)] = []
    for await event in stream.stream {
      if case .chapterFinished(let result, let text) = event { found.append((result.path, text)) }
    }
    return found.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
