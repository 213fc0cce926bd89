import FoundationEssentials

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
      if await works(level) { return level }
    }
    return .limits
  }

  private static func works(_ level: Isolation.Level) async -> Bool {
    let probe = "/bin/true"
    let isolation = Isolation(level, readable: [probe: "/probe"])
    let command = Command(isolation.path(of: probe), environment: ["LANG": "C.UTF-8"])
    let limits = ProcessLimits(
      wallSeconds: 60, processorSeconds: 5, memoryBytes: 1 << 30, outputBytes: 1 << 16)
    let result = try? await command.run(within: limits, isolation: isolation)
    return result?.isSuccess ?? false
  }
}

extension Isolation.Level {
  /// How to get more on this machine, in a sentence without a full stop; `nil` where there is no more.
  public var remedy: String? {
    if self == .namespaces { return nil }
    if Machine.bubblewrap == nil { return "install bubblewrap, whose program is 'bwrap'" }
    return Self.namespaceRemedy { path in
      try? String(contentsOfFile: path, encoding: .utf8)
    }
  }

  /// What keeps users from making namespaces, by the kernel's settings, and how to change it.
  ///
  /// - Parameter read: Returns the text of a file; `nil` if there is none.
  /// - Returns: One sentence without a full stop.
  package static func namespaceRemedy(reading read: (String) -> String?) -> String {
    func says(_ name: String, _ value: String) -> Bool {
      let path = "/proc/sys/" + name.replacing(".", with: "/")
      return read(path)?.split(whereSeparator: \.isWhitespace).first.map { $0 == value } ?? false
    }
    let settings = [
      ("user.max_user_namespaces", "0", "10000"), ("kernel.unprivileged_userns_clone", "0", "1"),
      ("kernel.apparmor_restrict_unprivileged_userns", "1", "0"),
    ]
    let closed = settings.filter { says($0.0, $0.1) }.map { "'sysctl -w \($0.0)=\($0.2)'" }
    guard closed.isEmpty else {
      return "let users make namespaces, as root: \(closed.joined(separator: " and "))"
    }
    return
      "the kernel's settings allow namespaces and something else refuses them, as most containers "
      + "do: grade outside of the container, or start it with '--security-opt seccomp=unconfined'"
  }
}
