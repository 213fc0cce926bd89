import Diagnostics
import FoundationEssentials
import Glibc
import Sandbox

/// The one file of a book that is no site, written so that a reader never meets half of it.
struct EditionFile {
  /// The path.
  let path: String

  /// The bytes with which every file of this form begins.
  let signature: [UInt8]

  /// Names a file.
  ///
  /// - Parameters:
  ///   - path: The path; its folder is made if need be.
  ///   - signature: The bytes with which every file of this form begins.
  /// - Throws: `EditionError.foreignFile` if there is a file that begins in another way, or a folder.
  init(path: String, signature: String) throws(EditionError) {
    self.path = path
    self.signature = Array(signature.utf8)
    guard FileManager.default.fileExists(atPath: path) else { return }
    guard let start = Self.start(of: path), start.isEmpty || start.starts(with: self.signature)
    else { throw .foreignFile(path: path) }
  }

  /// The first bytes of a file; `nil` of a folder, a device, or what may not be read.
  private static func start(of path: String) -> [UInt8]? {
    // Opening a pipe would wait for ever.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return [UInt8](unsafeUninitializedCapacity: 8) { buffer, count in
      count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
    }
  }

  /// Writes the file: beside its place first, and then there in one step.
  ///
  /// - Returns: Whether that changed anything.
  @discardableResult
  func write(_ bytes: [UInt8]) throws(EditionError) -> Bool {
    let data = Data(bytes)
    if let old = try? Data(contentsOf: URL(filePath: path)), old == data { return false }
    let folder = URL(filePath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      // Removed on an interrupt too.
      let draft = try TemporaryFolder(in: folder)
      try data.write(to: URL(filePath: draft.path + "/book"))
      guard rename(draft.path + "/book", path) == 0 else {
        throw EditionError.unwritable(path: path, reason: String(cString: strerror(errno)))
      }
      return true
    } catch let error as EditionError {
      throw error
    } catch {
      throw .unwritable(path: path, reason: error.systemReason)
    }
  }
}
