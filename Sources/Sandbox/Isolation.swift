import Glibc

/// How a program that may be hostile is shut in, beside its limits.
public struct Isolation: Hashable, Sendable {
  /// How much is between the program and the machine.
  public enum Level: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Limits on time, memory and output alone.
    case limits

    /// The limits, and a filter of system calls: no further process, no socket, no signal to others.
    case filter

    /// The limits, the filter, and namespaces: no network, no other process and no file in sight but
    /// the system's libraries and what is named, and nothing that can be written.
    case namespaces

    public static func < (left: Level, right: Level) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// How much is between the program and the machine.
  public var level: Level

  /// What the program may read beside the system's libraries: where it is, and where the program
  /// sees it.
  public var readable: [String: String]

  /// Creates an isolation.
  ///
  /// - Parameters:
  ///   - level: How much is between the program and the machine.
  ///   - readable: Files and folders that it may read, with the paths at which it sees them; only
  ///     `namespaces` keeps it from the others.
  public init(_ level: Level, readable: [String: String] = [:]) {
    self.level = level
    self.readable = readable
  }

  /// Limits alone, for the book's own code.
  public static let none = Isolation(.limits)
}

extension Isolation.Level {
  /// Returns the most that works on this machine; `limits` works everywhere.
  ///
  /// Namespaces need bubblewrap, and a kernel that lets this user make them; containers often do not.
  /// It is found by trying, once in a program's life.
  public static func strongest() async -> Isolation.Level {
    await trial.value
  }

  private static let trial = Task { await tried() }

  private static func tried() async -> Isolation.Level {
    for level in allCases.sorted().reversed() where level > .limits {
      let probe = Command("/bin/true", environment: ["LANG": "C.UTF-8"])
      let limits = ProcessLimits(
        wallSeconds: 5, processorSeconds: 5, memoryBytes: 1 << 30, outputBytes: 1 << 16)
      let isolation = Isolation(level, readable: ["/bin/true": "/probe"])
      let program = level == .namespaces ? probe.renamed("/probe") : probe
      if let result = try? await program.run(within: limits, isolation: isolation),
        result.isSuccess
      {
        return level
      }
    }
    return .limits
  }
}

extension Command {
  fileprivate func renamed(_ executable: String) -> Command {
    var command = self
    command.executable = executable
    return command
  }

  /// The command that runs this one inside namespaces of its own, by bubblewrap.
  ///
  /// The filter is read from the descriptor behind the program's own.
  func inNamespaces(_ isolation: Isolation, bubblewrap: String) -> Command {
    var arguments = [
      "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session",
      "--hostname", "answer", "--cap-drop", "ALL", "--clearenv",
    ]
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      arguments += ["--setenv", name, value]
    }
    for folder in ["/usr/lib", "/usr/lib64"] { arguments += ["--ro-bind-try", folder, folder] }
    arguments += ["--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64"]
    arguments += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    arguments += ["--proc", "/proc", "--dev", "/dev"]
    for (path, inside) in isolation.readable.sorted(by: { $0.value < $1.value }) {
      arguments += ["--ro-bind", path, inside]
    }
    // Without these, half of the machine's memory could be filled with files.
    arguments += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/"]
    arguments += ["--seccomp", "\(Command.valuesDescriptor + 1)", "--", executable]
    return Command(
      bubblewrap, arguments + self.arguments, environment: ["PATH": "/usr/bin:/bin"], in: "/")
  }

  /// The path of bubblewrap; `nil` if it is not installed.
  static let bubblewrap: String? = ["/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap"]
    .first { (path: String) in access(path, X_OK) == 0 }
}
