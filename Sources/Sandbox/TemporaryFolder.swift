import Glibc

/// A folder that is there as long as this value, and gone when the program is interrupted.
public final class TemporaryFolder: Sendable {
  /// The absolute path.
  public let path: String

  /// Makes an empty folder in `TMPDIR`, or in `/tmp`.
  public init() throws(SandboxError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/course-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .cannotMakeFolder(in: parent, errno: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    LiveResources.add(folder: path)
  }

  deinit {
    LiveResources.remove(folder: path)
  }
}
