import Diagnostics
import Glibc

/// The files of a book, read only from inside its folder.
struct BookFolder {
  /// The largest file of text that is read, in bytes: a megabyte, a book of 150,000 words.
  static let textLimit = 1 << 20

  /// The largest picture that is read, in bytes.
  static let pictureLimit = 16 << 20

  /// The absolute path of the folder, free of symbolic links.
  let path: String

  /// Opens a folder.
  init(_ path: String) throws(BookReadingError) {
    guard let resolved = Self.resolved(path) else {
      throw .unreachable(path: path, reason: reason())
    }
    self.path = resolved
  }

  /// Returns the bytes of a file, given its path relative to the folder.
  func read(_ relative: String, limit: Int = Self.textLimit) throws(FileProblem) -> [UInt8] {
    let descriptor = try opened(relative, limit: limit)
    defer { close(descriptor) }
    return try contents(of: descriptor, limit: limit)
  }

  /// Checks that a file can be read, without reading it.
  func check(_ relative: String, limit: Int) throws(FileProblem) {
    close(try opened(relative, limit: limit))
  }

  private func opened(_ relative: String, limit: Int) throws(FileProblem) -> CInt {
    let file = try locate(relative)
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let descriptor = open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(reason()) }
    do {
      try check(descriptor, limit: limit)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private func check(_ descriptor: CInt, limit: Int) throws(FileProblem) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(reason()) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .notAFile(isFolder: status.st_mode & S_IFMT == S_IFDIR)
    }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(bytes: size, limit: limit) }
  }

  /// Checks that a path leads to something inside the folder, and returns where.
  @discardableResult
  func locate(_ relative: String) throws(FileProblem) -> String {
    guard let file = Self.resolved(path + "/" + relative) else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(reason())
    }
    guard path == "/" || file.hasPrefix(path + "/") else { throw .outsideBook }
    return file
  }

  /// Whether a path inside the folder leads to a folder.
  func isFolder(_ relative: String) throws(FileProblem) -> Bool {
    var status = stat()
    guard stat(try locate(relative), &status) == 0 else { throw .unreadable(reason()) }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  private func contents(of descriptor: CInt, limit: Int) throws(FileProblem) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(reason()) }
      guard count > 0 else { return result }
      result += buffer[..<count]
      // The file may have grown since its size was taken.
      guard result.count <= limit else { throw .tooLarge(bytes: result.count, limit: limit) }
    }
  }

  private static func resolved(_ path: String) -> String? {
    guard !path.utf8.contains(0), let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }
}

/// Why a file of the book cannot be read.
enum FileProblem: Error {
  case missing
  case outsideBook
  case notAFile(isFolder: Bool)
  case tooLarge(bytes: Int, limit: Int)
  case unreadable(String)

  /// Returns what to tell the author.
  func diagnostic(for path: String, at range: SourceRange?) -> Diagnostic {
    switch self {
    case .missing:
      Diagnostic(
        "file-missing", "there is no file '\(path)'", at: range,
        help: "write the file, or mend its name here")
    case .outsideBook:
      Diagnostic(
        "file-outside-book", "'\(path)' leads out of the book's folder", at: range,
        help: "copy the file into the book")
    case .notAFile(let isFolder):
      Diagnostic(
        "file-unreadable", "'\(path)' is \(isFolder ? "a folder" : "not a regular file")",
        at: range)
    case .tooLarge(let bytes, let limit):
      Diagnostic(
        "file-too-large",
        "'\(path)' has \(bytes) bytes; a file has at most \(limit)",
        at: range, help: "divide it, or make it smaller")
    case .unreadable(let reason):
      Diagnostic("file-unreadable", "'\(path)' cannot be read: \(reason)", at: range)
    }
  }
}

/// The system's word for the last error.
private func reason() -> String {
  strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
}
