import Diagnostics
import FoundationEssentials
import Sandbox

extension CourseTools {
  /// The arguments with which the linker finds the library and what the book adds.
  var linkArguments: [String] {
    library.linkArguments + bookCode.linkArguments + ["-use-ld=lld", "-o", "program"]
  }

  /// Compiles a text as a chapter is compiled: against the library and what the book adds.
  ///
  /// - Parameters:
  ///   - text: The program.
  ///   - folder: Where its file and what the compiler makes of it go.
  ///   - name: The name of its file.
  ///   - arguments: What the compiler is told beside.
  /// - Returns: How the compiler ended.
  /// - Throws: `RunnerError` if the file cannot be written, or the compiler cannot be run.
  func compile(
    _ text: String, in folder: String, as name: String, arguments: [String]
  ) async throws(RunnerError) -> ProcessResult {
    let file = "\(folder)/\(name)"
    do {
      try Data(text.utf8).write(to: URL(filePath: file))
    } catch {
      throw .cannotWrite(path: file, reason: error.systemReason)
    }
    let command = Command(
      toolchain.compiler,
      ChapterRun.flags + library.searchArguments + bookCode.searchArguments + bookCode.flags
        + arguments + [name],
      environment: CourseToolchain.environment(in: folder), in: folder)
    let result = try await command.result(within: .compiling)
    return result.hasLostModule ? try await command.result(within: .compiling) : result
  }
}
