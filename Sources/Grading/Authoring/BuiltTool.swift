import Diagnostics
import FoundationEssentials
import SnippetRunner

/// The built tool as a students' copy takes it along, in `prebuilt`, so that nobody has to build it
/// whose machine is of the same kind.
///
/// `course`, the script, compares `identity` with what it finds on the student's machine.
package struct BuiltTool {
  /// The folder in the copy.
  static let folder = "prebuilt"

  /// The absolute path of the folder in which the tool lies.
  private let source: String

  /// The system, the toolchain and the sources, one a line, as the script found them.
  private let identity: String

  /// Finds the optimised tool that the book's own script has built.
  ///
  /// - Parameters:
  ///   - root: The absolute path of the book.
  ///   - environment: Where the script says what it has built.
  init?(root: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard let identity = environment["COURSE_TOOL_IDENTITY"], !identity.isEmpty,
      let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
      program.hasPrefix(root + "/.build/"), program.hasSuffix("/release/course")
    else { return nil }
    source = String(program.dropLast("/course".count))
    self.identity = identity
  }

  /// The files that running the tool takes, relative to the folder of the build.
  private var files: [String] { Self.files(in: source) }

  /// The files that running a built tool takes, relative to its folder.
  package static func files(in folder: String) -> [String] {
    let modules = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/Modules")) ?? []
    return ["course", "exercise-host", "libCourseLibrary.so", "libExerciseLibrary.so"]
      + modules.filter { $0.hasSuffix(".swiftmodule") }.sorted().map { "Modules/\($0)" }
  }

  /// Copies the tool to a students' copy; returns the number of files.
  func write(to copy: URL) throws -> Int {
    let target = copy.appending(path: Self.folder)
    try FileManager.default.createDirectory(
      at: target.appending(path: "Modules"), withIntermediateDirectories: true)
    var sums = ""
    for file in files {
      let place = target.appending(path: file).path
      try FileManager.default.copyItem(atPath: "\(source)/\(file)", toPath: place)
      let digest = ContentDigest(of: try Data(contentsOf: URL(filePath: place)))
      sums += "\(digest.text)  \(file)\n"
    }
    try Data(sums.utf8).write(to: target.appending(path: "SHA256SUMS"))
    try Data((identity + "\n").utf8).write(to: target.appending(path: "identity"))
    return files.count + 2
  }
}
