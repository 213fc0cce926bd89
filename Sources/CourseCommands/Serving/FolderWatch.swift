import Foundation
import Glibc

/// Looks whether files in some folders are as they were.
///
/// It asks the file system twenty times a second instead of being told: that also works on network
/// drives and with editors that replace a file by a new one, needs no handle for each folder, and
/// takes a millisecond for some hundred files. The answer only starts a build; what is then made
/// anew, contents decide.
struct FolderWatch: Sendable {
  /// What tells one state of a file from another.
  fileprivate struct Stamp: Hashable, Sendable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
    var inode: UInt
  }

  /// The state of all files, to be compared with another one.
  struct State: Hashable, Sendable {
    fileprivate var stamps: [String: Stamp] = [:]
  }

  /// The folders, looked through to any depth, and single files.
  var paths: [String]

  /// Returns the present state; hidden files do not count.
  func state() -> State {
    var state = State()
    for path in paths {
      state.stamps[path] = stamp(of: path)
      for name in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
      where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
        state.stamps["\(path)/\(name)"] = stamp(of: "\(path)/\(name)")
      }
    }
    return state
  }

  /// Waits for a state that is not the known one and that nobody is about to change further.
  ///
  /// - Returns: The new state; the known one if the task is cancelled.
  func change(from known: State) async -> State {
    var last = state()
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(last == known ? 50 : 20))
      let present = state()
      if present == last && present != known { return present }
      last = present
    }
    return known
  }

  private func stamp(of path: String) -> Stamp? {
    var found = stat()
    guard stat(path, &found) == 0 else { return nil }
    return Stamp(
      size: Int(found.st_size), seconds: found.st_mtim.tv_sec,
      nanoseconds: found.st_mtim.tv_nsec, inode: UInt(found.st_ino))
  }
}
