import BookModel
import Diagnostics
public enum RunnerEvent: Sendable { case started(chapters: Int); case chapterStarted(path: String, snippets: Int); case chapterFinished(ChapterResult, explanation: String) }
public struct BookRun: Sendable { public var results: [ChapterResult]; public var warnings: [Diagnostic] }
public struct BookRunner { public init(book: Book, isQuick: Bool) {}; public func run(_ c: [Chapter], progress: @Sendable (RunnerEvent) -> Void) async throws -> BookRun { BookRun(results: [], warnings: []) } }
