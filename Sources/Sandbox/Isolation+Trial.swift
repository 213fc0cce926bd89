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
    return "let users make namespaces: 'sysctl -w user.max_user_namespaces=10000', and on Ubuntu "
      + "'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'"
  }
}
