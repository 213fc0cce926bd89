import CourseRuns
import Foundation

/// A book as `course build` writes it.
struct BuiltBook: Sendable {
  /// The site's folder.
  let folder: URL

  /// The address of a page or another file, such as `book["index.html"]`.
  subscript(_ file: String) -> URL {
    folder.appending(path: file)
  }

  /// The names of all pages, sorted.
  let pages: [String]

  /// What `course` said.
  let report: String

  /// Builds a book.
  ///
  /// - Parameters:
  ///   - root: The book's folder.
  ///   - folder: Where the pages go.
  ///   - isRight: Whether the book is right; one that is wrong is built too.
  ///   - tool: The program that builds it.
  /// - Throws: `BuildingError` with what `course` says, if its verdict is another.
  init(
    of root: URL, in folder: URL, isRight: Bool = true, by tool: String = CourseProcess.program
  ) throws {
    let build = try CourseProcess(
      command: [tool, "build", "--book", root.path(), "--output", folder.path()], in: root
    ).run()
    report = build.output + build.errors
    guard build.status == (isRight ? 0 : 1) else { throw BuildingError(output: report) }
    self.folder = folder
    pages = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".html") }.sorted()
  }

  /// `course build` ended in another way than the test expects.
  struct BuildingError: Error {
    var output: String
  }

  /// The course itself, built once a run.
  static var ours: BuiltBook {
    get async throws { try await build.value }
  }

  /// Building takes long, and on a thread of its own keeps none from the tests that need no book.
  private static let build = Task {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            try BuiltBook(
              of: BrowserTools.package,
              in: BrowserTools.package.appending(path: ".build/browser-book"),
              by: CourseProcess.bookTool)
          })
      }
    }
  }
}
