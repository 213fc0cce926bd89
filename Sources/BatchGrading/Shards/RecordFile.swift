import Foundation
import Synchronization

/// The file to which a shard adds its records, one process at a time.
final class RecordFile: Sendable {
  private let path: String
  private let descriptor: Int32
  private let writing = Mutex(())

  /// Opens the file, or makes it.
  ///
  /// - Throws: `PlanError.busy` if another process has it open.
  init(of shard: Int, in folder: PlanFolder) throws(PlanError) {
    path = "\(folder.path)/\(PlanFolder.recordsName(shard))"
    let opened = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard opened >= 0 else { throw .unusable(path: path, reason: Self.reason) }
    descriptor = opened
    // Where a file system has no locks, two writers of one shard write the same records twice.
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw .busy(shard: shard)
    }
  }

  deinit {
    close(descriptor)
  }

  /// Returns what is in the file.
  func text() throws(PlanError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unusable(path: path, reason: "it cannot be read")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Adds a line; when this returns, it is on the disk.
  func add(_ line: String) throws(PlanError) {
    let bytes = Array((line + "\n").utf8)
    let problem: String? = writing.withLock { _ in
      let end = lseek(descriptor, 0, SEEK_END)
      if write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 { return nil }
      let reason = Self.reason
      ftruncate(descriptor, end)
      return reason
    }
    if let problem { throw .unusable(path: path, reason: problem) }
  }

  /// Leaves the lines that can be trusted in the file, and puts a copy of what was there beside it.
  func keep(_ lines: [Substring], of text: String) throws(PlanError) {
    let copy = path.dropLast(".jsonl".count) + ".refused"
    do {
      try Data(text.utf8).write(to: URL(filePath: String(copy)), options: .atomic)
    } catch {
      throw .unusable(path: String(copy), reason: "\(error)")
    }
    try keep(lines)
  }

  /// Takes a line away that was not written to its end.
  func keep(_ lines: [Substring]) throws(PlanError) {
    guard ftruncate(descriptor, 0) == 0 else { throw .unusable(path: path, reason: Self.reason) }
    for line in lines { try add(String(line)) }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
