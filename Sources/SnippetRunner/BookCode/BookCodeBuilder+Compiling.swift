import BookModel
import Diagnostics
import FoundationEssentials
import Sandbox

extension BookCodeBuilder {
  /// Compiles the Swift files of the book's library into one module and one shared object.
  func compileSources(
    _ files: [String], module: String, into folder: String
  ) async throws(RunnerError) -> Built {
    let arguments =
      [
        "-emit-library", "-emit-module", "-module-name", module, "-parse-as-library",
        "-swift-version", "6", "-O", "-whole-module-optimization", "-gline-tables-only",
        "-diagnostic-style=llvm", "-emit-module-path", "\(folder)/Modules/\(module).swiftmodule",
        "-use-ld=lld", "-o", "\(folder)/lib\(module).so",
      ] + tools.library.searchArguments + tools.library.linkArguments + settings.flags.map(\.text)
      + files.map { "\(root)/\($0)" }
    let result = try await run(tools.toolchain.compiler, arguments, within: .compiling)
    var built = Built(messages: CompilerMessage.parse(result.errorText), libraryName: module)
    if !result.isSuccess, !built.messages.contains(where: { $0.severity == .error }) {
      built.failure = Self.lastLines(result)
    }
    return built
  }

  /// Compiles the imports and the prelude alone, so that what is wrong with them is said once and not
  /// in every chapter.
  func tryImports(
    _ built: inout Built, _ code: BookCode, modules: String
  ) async throws(RunnerError) {
    let imports = code.modules.enumerated().map { index, module in
      "#sourceLocation(file: \"import-\(index)\", line: 1)\nimport \(module)\n"
    }
    let text =
      "import SnippetSupport\n" + imports.joined()
      + "#sourceLocation(file: \"\(ChapterProgram.preludeFile)\", line: 1)\n"
      + (code.prelude ?? "") + "\n"
    let place = try TemporaryFolder.make()
    defer { withExtendedLifetime(place) {} }
    let file = place.path + "/main.swift"
    do {
      try Data(text.utf8).write(to: URL(filePath: file))
    } catch {
      throw .cannotWrite(path: file, reason: error.systemReason)
    }
    let search =
      built.libraryName == nil ? [] : ["-I", modules] + built.searchArguments
    let result = try await run(
      tools.toolchain.compiler,
      ChapterRun.flags + tools.library.searchArguments + search + code.flags
        + ["-typecheck", file], within: .compiling)
    let messages = CompilerMessage.parse(result.errorText)
    built.messages += messages
    if !result.isSuccess, !messages.contains(where: { $0.severity == .error }) {
      built.failure = Self.lastLines(result)
    }
  }

  func run(
    _ program: String, _ arguments: [String], within limits: ProcessLimits
  ) async throws(RunnerError) -> ProcessResult {
    let place = try TemporaryFolder.make()
    defer { withExtendedLifetime(place) {} }
    let command = Command(
      program, arguments, environment: CourseToolchain.environment(in: place.path), in: place.path)
    let result = try await command.result(within: limits)
    return result.hasLostModule ? try await command.result(within: limits) : result
  }

  /// What a program printed last.
  static func lastLines(_ result: ProcessResult) -> [String] {
    if case .exceeded(let kind) = result.ending { return ["it reached its limit of \(kind.words)"] }
    return (result.outputText + "\n" + result.errorText).split(separator: "\n").suffix(12)
      .map { String($0) }
  }
}
