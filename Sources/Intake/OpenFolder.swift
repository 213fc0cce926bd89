import Glibc

/// A folder that is open.
///
/// What lies in it is opened from here and by name, so that no link is followed, also none that is put
/// there meanwhile.
final class OpenFolder: Sendable {
  /// The kinds of things that lie in folders.
  enum Kind: Hashable {
    case file
    case folder
    case link
    case pipe
    case socket
    case device
  }

  /// A thing in a folder.
  struct Entry: Hashable {
    /// The bytes of its name.
    var name: [UInt8]
    var kind: Kind
    var size = 0

    /// How many names the file has.
    var links = 1
  }

  private let descriptor: Int32

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Opens a folder that the instructor named, which may be a link.
  convenience init(path: String) throws(Refusal) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.fault() }
    self.init(descriptor)
  }

  deinit {
    close(descriptor)
  }

  /// Opens a folder in this one.
  func folder(_ name: [UInt8]) throws(Refusal) -> OpenFolder {
    let found = openat(
      descriptor, Self.text(name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard found >= 0 else { throw Self.fault() }
    return OpenFolder(found)
  }

  /// Returns what lies in the folder, sorted by the bytes of the names.
  ///
  /// - Parameter limit: The most to list.
  /// - Returns: Everything but the folder itself and the one above.
  /// - Throws: `Refusal` if there is more, or if the folder cannot be read.
  func entries(limit: Int) throws(Refusal) -> [Entry] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else {
      if copy >= 0 { close(copy) }
      throw Self.fault()
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let next = readdir(stream) {
      let name = Self.name(of: next)
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      guard entries.count < limit else { throw Refusal("it has more than \(limit) files") }
      entries.append(try entry(name))
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
  }

  func entry(_ name: [UInt8]) throws(Refusal) -> Entry {
    var status = stat()
    guard fstatat(descriptor, Self.text(name), &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw Self.fault()
    }
    return Entry(
      name: name, kind: Self.kind(status.st_mode), size: Int(status.st_size),
      links: Int(status.st_nlink))
  }

  private static func kind(_ mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    case S_IFIFO: .pipe
    case S_IFSOCK: .socket
    default: .device
    }
  }

  /// Returns the bytes of an ordinary file in the folder.
  ///
  /// - Parameters:
  ///   - name: The bytes of its name.
  ///   - limit: The most bytes to read.
  /// - Returns: All its bytes.
  /// - Throws: `Refusal` for anything else than an ordinary file with one name and so many bytes.
  func bytes(of name: [UInt8], limit: Int) throws(Refusal) -> [UInt8] {
    // Opening a device can do something, so it is looked at first; what is opened is looked at again.
    try entry(name).check(limit: limit)
    let file = openat(descriptor, Self.text(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw Self.fault() }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Self.fault() }
    try Entry(
      name: name, kind: Self.kind(status.st_mode), size: Int(status.st_size),
      links: Int(status.st_nlink)
    ).check(limit: limit)
    return try Self.bytes(of: file, limit: limit)
  }

  private static func bytes(of file: Int32, limit: Int) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = read(file, &chunk, chunk.count)
      guard got >= 0 else { throw fault() }
      if got == 0 { return bytes }
      bytes += chunk[..<got]
      if bytes.count > limit { throw Refusal.tooLarge(limit) }
    }
  }

  private static func text(_ name: [UInt8]) -> [CChar] {
    name.map { CChar(bitPattern: $0) } + [0]
  }

  /// What the last call's error says: of the submission where it can be its doing, else of the machine.
  private static func fault() -> Refusal {
    switch errno {
    case ELOOP: Refusal("it is a symbolic link")
    case ENOTDIR: Refusal("it is not a folder")
    case ENAMETOOLONG: Refusal("its name is too long")
    default: .machine(String(cString: strerror(errno)))
    }
  }
}

extension OpenFolder.Entry {
  /// Why it cannot be an answer; `nil` if it can.
  func refusal(limit: Int) -> Refusal? {
    switch kind {
    case .link: Refusal("it is a symbolic link")
    case .folder: Refusal("it is a folder")
    case .pipe: Refusal("it is a named pipe, not a file")
    case .socket: Refusal("it is a socket, not a file")
    case .device: Refusal("it is a device, not a file")
    case .file where links > 1: Refusal("it is a hard link to another file")
    case .file where size > limit: .tooLarge(limit)
    case .file: nil
    }
  }

  fileprivate func check(limit: Int) throws(Refusal) {
    if let refusal = refusal(limit: limit) { throw refusal }
  }
}

extension Refusal {
  /// A file that has more bytes than it may have.
  static func tooLarge(_ limit: Int) -> Refusal {
    limit >= 1 << 20
      ? Refusal("it has more than \(limit >> 20) MiB")
      : Refusal("it has more than \(limit >> 10) KiB")
  }
}
