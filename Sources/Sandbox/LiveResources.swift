import FoundationEssentials
import Glibc
import Synchronization

/// What must not outlive this program: the programs that run and the temporary folders.
enum LiveResources {
  private struct State {
    var lifelines: Set<Int32> = []
    var folders: Set<String> = []
    var isEnding = false
  }

  private static let state = Mutex(State())

  /// Registers the lifeline of a program; one that comes while everything ends is cut at once.
  static func add(lifeline: Int32) {
    state.withLock { state in
      if state.isEnding { close(lifeline) } else { state.lifelines.insert(lifeline) }
    }
  }

  /// Cuts a lifeline, upon which the program and all it left behind are killed; once is enough.
  static func cut(lifeline: Int32) {
    state.withLock { state in
      if state.lifelines.remove(lifeline) != nil { close(lifeline) }
    }
  }

  /// Cuts the lifeline of a program that is to be collected.
  ///
  /// Does not return while everything ends: a result would tell of a failure that is none.
  static func remove(lifeline: Int32) {
    cut(lifeline: lifeline)
    while state.withLock(\.isEnding) { pause() }
  }

  static func add(folder: String) {
    state.withLock { _ = $0.folders.insert(folder) }
  }

  static func remove(folder: String) {
    state.withLock { _ = $0.folders.remove(folder) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Kills every running program, lets no other start, and removes the temporary folders.
  static func endAll() {
    let folders = state.withLock { state in
      state.isEnding = true
      for lifeline in state.lifelines { close(lifeline) }
      state.lifelines = []
      return state.folders
    }
    for folder in folders { remove(folder: folder) }
  }
}
