import FoundationEssentials
import Glibc
import Synchronization

/// What must not outlive this program: the process groups that run and the temporary folders.
enum LiveResources {
  private struct State {
    var groups: Set<pid_t> = []
    var folders: Set<String> = []
    var isEnding = false
  }

  private static let state = Mutex(State())

  /// Registers a process group; one that comes while everything ends is killed at once.
  static func add(group: pid_t) {
    state.withLock { state in
      if state.isEnding { kill(-group, SIGKILL) }
      state.groups.insert(group)
    }
  }

  /// Kills what is left of a group whose leader has ended but is not yet collected, and forgets it.
  ///
  /// Does not return while everything ends: a result would tell of a failure that is none.
  static func remove(group: pid_t) {
    let isEnding = state.withLock { state in
      kill(-group, SIGKILL)
      state.groups.remove(group)
      return state.isEnding
    }
    while isEnding { pause() }
  }

  static func add(folder: String) {
    state.withLock { _ = $0.folders.insert(folder) }
  }

  static func remove(folder: String) {
    state.withLock { _ = $0.folders.remove(folder) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Kills every running group, lets no other start, and removes the temporary folders.
  static func endAll() {
    let folders = state.withLock { state in
      state.isEnding = true
      for group in state.groups { kill(-group, SIGKILL) }
      return state.folders
    }
    for folder in folders { remove(folder: folder) }
  }
}
