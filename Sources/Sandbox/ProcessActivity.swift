import Glibc

/// What a running program and all that it started have done so far, as the kernel tells it.
public struct ProcessActivity: Hashable, Sendable {
  /// Their processor time together, in seconds.
  public var processorSeconds = 0.0

  /// Whether each of their threads waits for a time, a lock or a message: none has work for a
  /// processor, and none waits for a disk.
  public var isWaiting = true

  /// Looks at a process and all below it; `nil` if it is gone.
  ///
  /// - Parameter process: The number of the process.
  init?(of process: pid_t) {
    guard add(process) else { return nil }
  }

  private mutating func add(_ process: pid_t) -> Bool {
    guard let own = ProcessState("/proc/\(process)/stat") else { return false }
    processorSeconds += Double(own.ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
    for thread in names(in: "/proc/\(process)/task") {
      let folder = "/proc/\(process)/task/\(thread)"
      if let state = ProcessState(folder + "/stat") { isWaiting = isWaiting && state.isWaiting }
      for child in (text(ofFile: folder + "/children") ?? "").split(separator: " ") {
        if let number = pid_t(child) { _ = add(number) }
      }
    }
    return true
  }
}

/// A line of `/proc/PID/stat`.
private struct ProcessState {
  /// The processor time of the process and of the children that it waited for, in ticks.
  let ticks: Int

  /// Whether it has nothing to do.
  let isWaiting: Bool

  init?(_ path: String) {
    // The name in parentheses may hold anything.
    guard let text = text(ofFile: path), let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 14 else { return nil }
    ticks = fields[11...14].reduce(0) { $0 + (Int($1) ?? 0) }
    isWaiting = !["R", "D"].contains(fields[0])
  }
}

/// The names in a folder without the hidden ones.
private func names(in path: String) -> [String] {
  guard let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names
}

/// The beginning of a file of the kernel's; `nil` if it cannot be read.
private func text(ofFile path: String) -> String? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var buffer = [UInt8](repeating: 0, count: 1 << 14)
  let count = read(file, &buffer, buffer.count)
  return count >= 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
}
