import Diagnostics
import FoundationEssentials
import Glibc
import Sandbox
import SnippetRunner

/// The compiled modules of the system's headers, which take the compiler longer than an answer.
///
/// Students' texts only read them: they are made from a text of the tool's own, once for each kind of
/// program and place. The compiler accepts them only at the path at which they were made.
struct ModuleCache: Sendable {
  let sandbox: CompilerSandbox

  private var tools: GradingTools { sandbox.tools }

  /// Returns the folder for a program, and fills it if it is a student's and there is none yet.
  func folder(for source: ProgramSource) async throws(GradingError) -> String {
    let parent = tools.moduleCache
    guard source.author == .student else {
      let folder = "\(parent)/checks-\(place)"
      try make(folder)
      return folder
    }
    let usesFoundation = source.files.contains { $0.text.contains("Foundation") }
    let name = "\(source.modules.library)-\(usesFoundation ? "foundation" : "plain")-\(place)"
    let folder = "\(parent)/\(name)"
    if access(folder + "/complete", F_OK) == 0 { return folder }
    try make(parent)
    try await fill(folder, source.modules, usesFoundation: usesFoundation)
    return folder
  }

  /// Where programs see it: modules made for one place fit no other.
  private var place: String {
    sandbox.level == .namespaces ? "shut" : Isolation.isStaging ? "staged" : "open"
  }

  private func fill(
    _ folder: String, _ modules: ProgramSource.Modules, usesFoundation: Bool
  ) async throws(GradingError) {
    let work = try await gradingErrors { () throws(RunnerError) in try TemporaryFolder.make() }
    defer { withExtendedLifetime(work) {} }
    // In namespaces the path does not show, so the folder can appear at once and whole.
    let isHidden = sandbox.level == .namespaces
    let target = isHidden ? "\(folder)-\(getpid())-\(UInt32.random(in: 0...(.max)))" : folder
    try make(target)
    let imports =
      ["ExerciseSupport", "TensorCore", "Glibc"] + (usesFoundation ? ["Foundation"] : [])
      + (modules == .all ? ["Tensors", "NeuralNetworks"] : [])
    let file = work.path + "/answer.swift"
    try write(imports.map { "import \($0)\n" }.joined(), to: file)
    let result = try await sandbox.compile(
      [file], cache: target, author: .course, in: work.path)
    guard result.isSuccess else {
      throw .compilerFails(output: String(result.errorText.suffix(2000)))
    }
    try write("", to: target + "/complete")
    openForReading(target)
    guard isHidden, rename(target, folder) != 0 else { return }
    // Another process was quicker, or left half of one.
    try? FileManager.default.removeItem(
      atPath: access(folder + "/complete", F_OK) == 0 ? target : folder)
    rename(target, folder)
  }

  private func make(_ folder: String) throws(GradingError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: folder, reason: error.systemReason)
    }
  }

  private func write(_ text: String, to path: String) throws(GradingError) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
      chmod(path, 0o644)
    } catch {
      throw .cannotWrite(path: path, reason: error.systemReason)
    }
  }

  /// Lets a compiler of another user read the modules; there is nothing secret in the system's headers.
  private func openForReading(_ folder: String) {
    chmod(folder, 0o755)
    let manager = FileManager.default
    for name in (try? manager.subpathsOfDirectory(atPath: folder)) ?? [] {
      let path = "\(folder)/\(name)"
      var isFolder = false
      _ = manager.fileExists(atPath: path, isDirectory: &isFolder)
      chmod(path, isFolder ? 0o755 : 0o644)
    }
  }
}
