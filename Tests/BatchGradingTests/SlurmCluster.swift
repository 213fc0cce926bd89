import CourseRuns
import Foundation

/// A real Slurm cluster on this machine: a controller and four nodes, without systemd.
struct SlurmCluster {
  /// The folder of its files.
  let folder: URL

  private static let script = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: ".ci/slurm").path

  /// Whether Slurm is here, or could be installed now, which takes root and Debian's packages.
  static let isAvailable: Bool = {
    geteuid() == 0 && ((try? run("install").status) == 0)
  }()

  /// Starts the daemons.
  init() throws {
    folder = try TemporaryFolder.make()
    let result = try Self.run("up", folder.path, "\(getpid())")
    guard result.status == 0 else { throw Failure(words: result.errors) }
  }

  /// The cluster did not start.
  struct Failure: Error {
    var words: String
  }

  /// Where programs of Slurm find the cluster.
  var environment: [String: String] { ["SLURM_CONF": folder.path + "/slurm.conf"] }

  /// The node on which a task of a job array runs; `nil` if it does not.
  func node(ofTask number: Int) throws -> String? {
    let queue = try CourseProcess(
      command: ["squeue", "--noheader", "--array", "--states=RUNNING", "--format=%K %N"],
      in: folder, environment: environment
    ).run()
    for line in queue.output.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == "\(number)" { return String(words[1]) }
    }
    return nil
  }

  /// Kills a node, such as `n2`, with all that runs on it.
  func lose(_ node: String) throws {
    _ = try Self.run("lose", folder.path, String(node.dropFirst()))
  }

  /// Stops all daemons.
  func stop() {
    _ = try? Self.run("down", folder.path)
  }

  private static func run(_ words: String...) throws -> CourseProcess.Result {
    try CourseProcess(command: [script] + words, in: URL(filePath: "/")).run()
  }
}
