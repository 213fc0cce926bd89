import Diagnostics

/// What running a book gave.
public struct BookRun: Sendable {
  /// One result a chapter, in the book's order.
  public var results: [ChapterResult]

  /// What is wrong with the book's own code, and with the run, such as a cache that cannot be written.
  public var warnings: [Diagnostic]
}

/// Something to tell the person who waits for chapters to run.
public enum RunnerEvent: Sendable {
  /// The book's own library, with its name if it has one, is built.
  case libraryStarted(String?)

  /// The run begins, with the paths of its chapters in order.
  case started(chapters: [String])

  /// A chapter is compiled and run; chapters with kept results only finish.
  case chapterStarted(path: String, snippets: Int)

  /// A chapter has its result; the explanation says why it ran, or that nothing changed.
  case chapterFinished(ChapterResult, explanation: String)
}
