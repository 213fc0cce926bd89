import FoundationEssentials

/// What the kernel did because the whole machine was short of memory.
enum MachineMemory {
  /// How many processes it has killed for that since the start; `nil` if it does not say.
  static var kills: Int? {
    guard let text = try? String(contentsOf: URL(filePath: "/proc/vmstat"), encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("oom_kill ") })
    else { return nil }
    return line.split(separator: " ").last.flatMap { Int($0) }
  }
}
