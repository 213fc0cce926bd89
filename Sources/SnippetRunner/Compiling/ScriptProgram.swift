import FoundationEssentials
import Sandbox

/// A Swift file outside of the book, compiled against the book's library as a snippet is.
public struct ScriptProgram: Sendable {
  /// The path of the file; the compiler's messages call it so.
  public let path: String

  private let tools: CourseTools
  private let modules: [String]

  /// Creates the program of a file.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - modules: The modules that it sees without importing them.
  ///   - tools: The compiler and the library.
  public init(path: String, importing modules: [String], tools: CourseTools) {
    self.path = path
    self.modules = modules + [CourseLibrary.supportModule]
    self.tools = tools
  }

  /// Compiles the file.
  ///
  /// - Parameter program: Where the program goes, in a folder that is there.
  /// - Returns: Whether there is a program, and what the compiler says.
  /// - Throws: `RunnerError` if the compiler could not be run.
  public func compile(
    to program: String
  ) async throws(RunnerError) -> (isSuccess: Bool, messages: String) {
    let library = tools.library
    let folder = program.lastIndex(of: "/").map { String(program[..<$0]) } ?? "."
    let imports = modules.flatMap { ["-Xfrontend", "-import-module", "-Xfrontend", $0] }
    let command = Command(
      tools.toolchain.compiler,
      [
        "-swift-version", "6", "-default-isolation", "MainActor", "-Onone", "-gline-tables-only",
        "-module-name", "Script",
      ] + library.searchArguments + imports + [
        "-L", library.folder, "-lCourseLibrary", "-Xlinker", "-rpath", "-Xlinker", library.folder,
        "-use-ld=lld", "-o", program, path,
      ],
      environment: CourseToolchain.environment(in: folder))
    let first = try await command.result(within: .compiling)
    let result = first.hasLostModule ? try await command.result(within: .compiling) : first
    return (result.isSuccess, result.errorText)
  }
}
