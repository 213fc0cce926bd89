import ArgumentParser
import BookModel
import Diagnostics
import Foundation
import Glibc
import Sandbox
import SnippetRunner

/// Runs a Swift file against the book's library.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a Swift file with the book's library.",
    discussion: """
      The file has what snippets have: statements at top level, and the library, imports, prelude and \
      flags that 'course.yaml' names. \
      The program runs in the current folder, reads the terminal, and ends with its own exit code. \
      In the pages, 'Copy all up to here' copies a chapter's program to put into such a file.

      EXAMPLES
        course run try.swift            compile and run it
        course run try.swift 4 2        with arguments, as CommandLine.arguments
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The Swift file.", completion: .file(extensions: ["swift"]))
  var file: String

  @Argument(parsing: .captureForPassthrough, help: "Arguments for the program.")
  var arguments: [String] = []

  func run() async throws {
    try await reportingFailures {
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw CommandFailure.noFile(path: file)
      }
      let tools = try await preparedTools()
      let folder = try TemporaryFolder()
      let script = ScriptProgram(String(decoding: bytes, as: UTF8.self), path: file, tools: tools)
      let compiled = try await script.compile(in: folder.path)
      FileHandle.standardError.write(Data(compiled.messages.utf8))
      guard compiled.isSuccess else { throw ExitCode.findings }
      try become("\(folder.path)/program", in: folder)
    }
  }

  /// The compiler and the library with what the book adds, once that compiles.
  private func preparedTools() async throws -> CourseTools {
    let root = try options.root()
    let book = try Book.read(root: root)
    let tools = try await CourseTools.find(cacheFolder: root + "/.course").preparing(book)
    let problems = tools.diagnostics.filter { $0.severity == .error }
    guard problems.isEmpty else {
      let style = TerminalStyle(fileDescriptor: STDERR_FILENO)
      let renderer = TerminalRenderer(sources: tools.sources, usesColor: style.usesColor)
      let text = problems.map { renderer.render($0) }.joined(separator: "\n")
      FileHandle.standardError.write(Data(text.utf8))
      throw ExitCode.findings
    }
    return tools
  }

  /// Makes the program take this one's place, with its terminal, once its folder is deleted.
  private func become(_ program: String, in folder: borrowing TemporaryFolder) throws {
    // The program stays open: its file has no name any more when it begins.
    let descriptor = open(program, O_RDONLY)
    guard descriptor >= 0 else { throw CommandFailure.noFile(path: program) }
    try? FileManager.default.removeItem(atPath: folder.path)
    fflush(nil)
    var words: [UnsafeMutablePointer<CChar>?] = ([file] + arguments).map { strdup($0) }
    words.append(nil)
    fexecve(descriptor, &words, environ)
    let reason = String(cString: strerror(errno))
    throw CommandFailure.cannotRun(path: file, reason: reason)
  }
}
