/// The compiler and the library that a book's programs are made with.
///
/// The library is read as a whole to find them, so a caller that needs them twice keeps them.
public struct CourseTools: Sendable {
  /// The compiler.
  package let toolchain: CourseToolchain

  /// The compute library.
  package let library: CourseLibrary

  /// What the book adds; nothing before `preparing` has built it.
  package var bookCode = BookCode()

  /// Finds both.
  ///
  /// - Parameter cacheFolder: The book's `.course`, where the compiler's version is kept.
  /// - Returns: The tools.
  /// - Throws: `RunnerError` if one is missing.
  public static func find(cacheFolder: String) async throws(RunnerError) -> CourseTools {
    CourseTools(
      toolchain: try await CourseToolchain.find(cache: ResultCache(folder: cacheFolder)),
      library: try CourseLibrary.beside())
  }
}
