import BookModel
import Diagnostics
import FoundationEssentials
import Sandbox

/// What a book adds to the programs of its chapters: its library, modules that are imported without
/// saying so, a prelude, and flags of the compiler.
///
/// A book without a `course.yaml` adds nothing.
package struct BookCode: Sendable {
  /// The modules that every snippet sees.
  var modules: [String] = []

  /// The code with which each program begins.
  var prelude: String?

  /// The flags that the book adds.
  var flags: [String] = []

  /// The arguments with which the compiler finds the library's modules.
  var searchArguments: [String] = []

  /// The arguments with which the linker finds the library.
  var linkArguments: [String] = []

  /// What the library and the flags are made from; `nil` if there are none.
  var digest: ContentDigest?

  /// What is wrong with it.
  package var diagnostics: [Diagnostic] = []

  /// The texts of the files that `diagnostics` point into.
  package var sources: [String: SourceFile] = [:]

  /// A folder that lasts as long as this, where the book's own cannot be written.
  var temporaryFolder: TemporaryFolder?

  /// Whether chapters can be compiled with it.
  package var isUsable: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Creates what a book adds that adds nothing.
  package init() {}
}

extension CourseTools {
  /// Builds what a book adds, unless it is built already.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - progress: Called if something has to be built.
  /// - Returns: The tools with the book's code in them.
  /// - Throws: `RunnerError` if it cannot even be tried. What is wrong with the code is in the
  ///   `diagnostics` of the result's `bookCode`.
  public func preparing(
    _ book: Book, progress: @escaping @Sendable (RunnerEvent) -> Void = { _ in }
  ) async throws(RunnerError) -> CourseTools {
    var tools = self
    tools.bookCode = try await BookCodeBuilder(book, tools: self, progress: progress).built()
    return tools
  }

  /// What is wrong with the book's own code.
  public var diagnostics: [Diagnostic] { bookCode.diagnostics }

  /// The texts of the files that `diagnostics` point into, by path.
  public var sources: [String: SourceFile] { bookCode.sources }
}
