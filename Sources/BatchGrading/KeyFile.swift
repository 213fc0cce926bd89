import Digests
import Foundation

/// The file that holds the secret from which each student's hidden cases are drawn.
public enum KeyFile {
  /// Returns the key in a file, which is made if there is none.
  ///
  /// - Parameter path: The file. Whoever has it knows all hidden cases, and without it no mark can be
  ///   made again.
  /// - Returns: The key.
  /// - Throws: `BatchError`.
  package static func key(at path: String) throws(BatchError) -> SecretKey {
    try make(at: path)
    return try key(existingAt: path)
  }

  /// Makes sure that there is a key that can be used.
  ///
  /// - Throws: `BatchError`.
  public static func prepare(at path: String) throws(BatchError) {
    _ = try key(at: path)
  }

  /// Returns the key in a file that is there.
  ///
  /// - Throws: `BatchError`.
  package static func key(existingAt path: String) throws(BatchError) -> SecretKey {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .badKey(path: path, reason: reason) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .badKey(path: path, reason: "it is not an ordinary file")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .badKey(path: path, reason: "others may read it; 'chmod 600' takes that away")
    }
    var bytes = [UInt8](repeating: 0, count: 4096)
    bytes.removeLast(bytes.count - max(0, read(descriptor, &bytes, bytes.count)))
    guard let key = SecretKey(bytes: bytes) else {
      throw .badKey(path: path, reason: "it has fewer than \(SecretKey.size) bytes")
    }
    return key
  }

  /// Makes a new key, unless there is one.
  ///
  /// The file is whole as soon as it has its name.
  private static func make(at path: String) throws(BatchError) {
    if access(path, F_OK) == 0 { return }
    guard let bytes = SecretKey.freshBytes() else {
      throw .badKey(path: path, reason: "the system gives no random bytes")
    }
    let draft = "\(path).\(getpid()).new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .badKey(path: path, reason: reason) }
    let isWritten = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
    let problem = reason
    close(descriptor)
    defer { unlink(draft) }
    guard isWritten else { throw .badKey(path: path, reason: problem) }
    // Of two graders that begin at once, one makes the key.
    guard link(draft, path) == 0 || errno == EEXIST else {
      throw .badKey(path: path, reason: reason)
    }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
