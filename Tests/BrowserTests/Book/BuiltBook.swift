import CourseRuns
import Foundation
import Synchronization

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

  /// Builds a book.
  ///
  /// - Throws: `BuildingError` with what `course` says, if it finds anything wrong.
  init(of root: URL, in folder: URL) throws {
    let build = try CourseProcess(
      ["build", "--book", root.path(), "--output", folder.path()], in: root
    ).run()
    guard build.status == 0 else { throw BuildingError(output: build.output + build.errors) }
    self.folder = folder
    pages = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".html") }.sorted()
  }

  /// `course build` found something wrong.
  struct BuildingError: Error {
    var output: String
  }

  /// The course itself, built once a run.
  static var ours: BuiltBook {
    get throws { try built.get() }
  }

  private static let built = Result {
    try BuiltBook(
      of: BrowserTools.package, in: BrowserTools.package.appending(path: ".build/browser-book"))
  }
}
