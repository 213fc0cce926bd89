import Archives

/// The files in a zip archive, of which only those that are asked for are unpacked.
final class ArchiveContent: SubmissionContent {
  private let reader: ZipReader
  private let limits: IntakeLimits
  private(set) var items: [ContentItem] = []

  /// Opens an archive.
  ///
  /// - Throws: `Refusal` where it is none, where a path leads out of it, and where it would unpack to
  ///   more than the limits allow.
  init(_ bytes: [UInt8], limits: IntakeLimits, prefix: [String]) throws(Refusal) {
    self.limits = limits
    // To libzip, no bytes at all are an archive without files.
    guard !bytes.isEmpty else { throw Refusal("it is not a zip archive that can be read") }
    do throws(ArchiveError) {
      reader = try ZipReader(bytes)
    } catch {
      throw Refusal("it is not a zip archive that can be read")
    }
    guard reader.count <= limits.entries else {
      throw Refusal("the archive has more than \(limits.entries) files")
    }
    var total = 0
    for index in 0..<reader.count {
      let entry = try entry(at: index)
      try check(entry, total: &total)
      try add(entry, prefix: prefix)
    }
  }

  private func entry(at index: Int) throws(Refusal) -> ZipReader.Entry {
    do throws(ArchiveError) {
      return try reader.entry(at: index)
    } catch {
      throw Refusal("the archive is damaged")
    }
  }

  /// Refuses what would unpack to more than anybody hands in.
  private func check(_ entry: ZipReader.Entry, total: inout Int) throws(Refusal) {
    let (sum, isHuge) = total.addingReportingOverflow(entry.size)
    guard !isHuge, sum <= limits.unpackedBytes else {
      throw Refusal("the archive unpacks to more than \(limits.unpackedBytes >> 20) MiB")
    }
    total = sum
    guard entry.size <= 4 << 20 || entry.size / max(entry.packedSize, 1) <= limits.ratio else {
      throw Refusal("the archive has a file that unpacks to \(limits.ratio) times its size")
    }
  }

  private func add(_ entry: ZipReader.Entry, prefix: [String]) throws(Refusal) {
    let shown = String(shown: entry.name)
    guard let name = String(validating: entry.name, as: UTF8.self) else {
      items.append(
        ContentItem(
          path: prefix + [shown], refusal: Refusal("its name is not text in UTF-8"),
          location: entry.index))
      return
    }
    let path = name.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    guard Self.isInside(name, path) else {
      throw Refusal("the archive has a path that leads out of it, '\(shown)'")
    }
    if name.hasSuffix("/") || path.contains(where: FolderContent.ignoredFolders.contains) { return }
    guard path.count <= limits.depth else {
      throw Refusal("its folders are more than \(limits.depth) deep")
    }
    items.append(
      ContentItem(path: prefix + path, refusal: refusal(of: entry), location: entry.index))
  }

  /// Whether a path is relative, and stays inside on every system.
  private static func isInside(_ name: String, _ path: [String]) -> Bool {
    let isRooted = name.hasPrefix("/") || name.contains("\\") || name.isEmpty
    let hasDrive = name.dropFirst().first == ":"
    return !isRooted && !hasDrive && !path.contains("..") && !path.contains(".")
      && !name.contains("\0")
  }

  private func refusal(of entry: ZipReader.Entry) -> Refusal? {
    switch entry.mode & 0o170000 {
    case 0o120000: return Refusal("it is a symbolic link")
    case 0, 0o100000: break
    default: return Refusal("it is not an ordinary file")
    }
    if entry.isEncrypted { return Refusal("it needs a password") }
    return entry.size > limits.fileBytes ? .tooLarge(limits.fileBytes) : nil
  }

  func bytes(of item: ContentItem) throws(Refusal) -> [UInt8] {
    do throws(ArchiveError) {
      if let bytes = try reader.bytes(at: item.location, limit: limits.fileBytes) { return bytes }
    } catch {
      throw Refusal("the archive is damaged")
    }
    throw .tooLarge(limits.fileBytes)
  }
}
