import FoundationEssentials
import Glibc
import Sandbox

/// What running chapters needs of a machine, examined one by one.
public struct Installation: Sendable {
  /// One thing that is needed.
  public struct Finding: Sendable {
    /// What was looked for.
    public var name: String

    /// What was found, or what is missing.
    public var description: String

    /// Whether it is as it must be.
    public var isFine: Bool

    /// What to do about it.
    public var remedy: String?
  }

  /// The findings in the order in which they build on each other.
  public var findings: [Finding]

  /// Whether everything is as it must be.
  public var isFine: Bool { findings.allSatisfy(\.isFine) }

  /// Examines the machine for a book.
  ///
  /// - Parameter root: The book's folder.
  /// - Returns: What was found.
  public static func examined(for root: String) async -> Installation {
    let cache = ResultCache(folder: root + "/.course")
    var findings: [Finding] = []
    let toolchain = await finding("Swift compiler") { () throws(RunnerError) in
      let toolchain = try await CourseToolchain.find(cache: cache)
      return (toolchain, "\(toolchain.version), \(toolchain.compiler)")
    }
    let library = await finding("compute library") { () throws(RunnerError) in
      let library = try CourseLibrary.beside()
      return (library, library.modules.joined(separator: ", "))
    }
    findings += [toolchain.finding, library.finding]
    if let toolchain = toolchain.value, let library = library.value {
      findings.append(await compiles(with: toolchain, library))
    }
    findings.append(
      await finding("recorded results") { () throws(RunnerError) in
        try cache.tryWriting()
        return ((), cache.folder)
      }.finding)
    return Installation(findings: findings)
  }

  /// Compiles and runs the smallest program, which also needs a temporary folder and a linker.
  private static func compiles(
    with toolchain: CourseToolchain, _ library: CourseLibrary
  ) async -> Finding {
    await finding("compiling and running") { () throws(RunnerError) in
      let program = ChapterProgram(importing: [CourseLibrary.supportModule])
      let run = ChapterRun(
        program: program, tools: CourseTools(toolchain: toolchain, library: library),
        limits: .running)
      let record = try await run.recorded()
      if let message = record.messages.first {
        throw .compilerFails(path: toolchain.compiler, output: message.text)
      }
      return ((), "in \((record.seconds * 1000).rounded() / 1000) s")
    }.finding
  }

  private static func finding<Value>(
    _ name: String, _ look: () async throws(RunnerError) -> (Value, String)
  ) async -> (finding: Finding, value: Value?) {
    do throws(RunnerError) {
      let (value, description) = try await look()
      return (Finding(name: name, description: description, isFine: true, remedy: nil), value)
    } catch {
      let finding = Finding(
        name: name, description: error.description, isFine: false, remedy: error.remedy)
      return (finding, nil)
    }
  }
}
