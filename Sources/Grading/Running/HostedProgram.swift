import Sandbox
import SnippetRunner

/// A compiled exercise as the host loads it, with all that it may see.
struct HostedProgram {
  /// What it may see and do.
  let isolation: Isolation

  /// The host with the program.
  let command: Command

  /// The most threads of a program, as many as a wide machine has processors, and some more.
  private static let threads = 256

  /// Where the program sees its own files, so that no path of this machine is told.
  private static let inside = "/answer"

  /// Prepares a program.
  ///
  /// - Parameters:
  ///   - program: The shared object.
  ///   - library: The name of the library with which it was linked.
  ///   - tools: Where the host and the libraries are.
  ///   - level: How much is between the program and the machine.
  init(_ program: String, library: String, tools: GradingTools, level: Isolation.Level) {
    let object = "\(tools.library.folder)/lib\(library).so"
    isolation = Isolation(
      level, author: .hosted,
      readable: [
        tools.host: Self.inside + "/host", program: Self.inside + "/answer.so",
        tools.runtime: Self.inside + "/runtime", object: "\(Self.inside)/lib\(library).so",
      ])
    let filter = level > .limits ? "filter" : "open"
    let threads = isolation.countsOwnProcesses ? Self.threads : 0
    command = Command(
      isolation.path(of: tools.host), [isolation.path(of: program), filter, "\(threads)"],
      environment: [
        "LANG": "C.UTF-8", "SWIFT_DETERMINISTIC_HASHING": "1", "SWIFT_BACKTRACE": "enable=no",
        // The program names no folder: it may be kept longer than they are.
        "LD_LIBRARY_PATH":
          "\(isolation.path(of: tools.runtime)):\(isolation.folder(of: object))",
      ], in: "/")
  }
}
