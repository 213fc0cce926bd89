import Sandbox

/// A Swift file outside of the book, compiled as a chapter is: with the book's library, imports, prelude
/// and flags.
public struct ScriptProgram: Sendable {
  private let text: String
  private let tools: CourseTools

  /// Creates the program of a file.
  ///
  /// - Parameters:
  ///   - text: The text of the file.
  ///   - path: Its path; the compiler's messages and traps call it so.
  ///   - tools: The compiler and the library, with what the book adds.
  public init(_ text: String, path: String, tools: CourseTools) {
    let code = tools.bookCode
    let modules = code.modules + [CourseLibrary.supportModule]
    let name = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    self.text =
      modules.map { "import \($0)\n" }.joined()
      + (code.prelude.map { Self.placed($0, at: ChapterProgram.preludeFile) } ?? "")
      + Self.placed(text, at: name)
    self.tools = tools
  }

  /// A text whose lines are counted and named as those of its own file.
  private static func placed(_ text: String, at file: String) -> String {
    "#sourceLocation(file: \"\(file)\", line: 1)\n\(text)\n"
  }

  /// Compiles the file to a program called `program`.
  ///
  /// - Parameter folder: Where the program goes.
  /// - Returns: Whether there is a program, and what the compiler says.
  /// - Throws: `RunnerError` if the compiler could not be run.
  public func compile(
    in folder: String
  ) async throws(RunnerError) -> (isSuccess: Bool, messages: String) {
    let result = try await tools.compile(
      text, in: folder, as: "main.swift", arguments: tools.linkArguments)
    return (result.isSuccess, result.errorText)
  }
}
