import ArgumentParser
import BookModel
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
      The file has what snippets have: statements at top level, and 'Tensors' without importing it. \
      Other modules of the library are imported by their names; 'course api --all' lists them. \
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
      guard access(file, R_OK) == 0 else { throw CommandFailure.noFile(path: file) }
      let root = try options.root()
      let modules = try Book.read(root: root).settings.programs.importedModules
      let tools = try await CourseTools.find(cacheFolder: root + "/.course")
      let folder = try TemporaryFolder()
      let program = "\(folder.path)/program"
      let compiled = try await ScriptProgram(
        path: URL(filePath: file).path(percentEncoded: false), importing: modules, tools: tools
      ).compile(to: program)
      FileHandle.standardError.write(Data(compiled.messages.utf8))
      guard compiled.isSuccess else { throw ExitCode.findings }
      try become(program, in: folder)
    }
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
