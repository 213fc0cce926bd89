import Glibc

/// A folder that is there as long as this value, and gone when the program is interrupted.
public final class TemporaryFolder: Sendable {
  /// The absolute path.
  public let path: String

  /// Makes an empty folder in `TMPDIR`, or in `/tmp`.
  public convenience init() throws(SandboxError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    try self.init(in: parent, name: "course-")
  }

  /// Makes an empty folder, which listings leave out, in a folder whose disk it shall share.
  public convenience init(in parent: String) throws(SandboxError) {
    try self.init(in: parent, name: ".course-")
  }

  private init(in parent: String, name: String) throws(SandboxError) {
    var template = Array("\(parent)/\(name)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .cannotMakeFolder(in: parent, errno: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // A program of another user, whose files cannot be staged, must find them by their full path.
    if geteuid() == 0 && !Machine.canStage { chmod(path, 0o711) }
    LiveResources.add(folder: path)
  }

  deinit {
    LiveResources.remove(folder: path)
  }
}
