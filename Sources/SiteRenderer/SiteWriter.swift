import Diagnostics
import FoundationEssentials

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Writes a site to a folder, so that a reader never meets half of one.
///
/// All new files are written beside the folder first and then moved into it one by one; a full
/// disk or an interrupt leaves the pages that were there. A list in the folder names the files
/// that builds wrote: those that a later build no longer has are removed, and others never are.
public struct SiteWriter {
  /// What a build changed.
  public struct Summary: Hashable, Sendable {
    /// The paths of new and changed files.
    public var written: [String] = []

    /// The paths of removed files.
    public var removed: [String] = []

    /// How many files were as they should be.
    public var unchanged = 0
  }

  /// The name of the list of written files.
  static let listName = ".course-site"

  private let folder: String
  private let files = FileManager.default

  /// Writes a site; files that have not changed are not touched.
  ///
  /// - Parameters:
  ///   - site: The site's files.
  ///   - folder: The path of the site's folder, which is made if it does not exist.
  /// - Returns: What the build changed.
  /// - Throws: `SiteError.foreignFile` where a page would replace a file that is not the site's,
  ///   `SiteError.unwritable` where the disk refuses.
  @discardableResult
  public static func write(_ site: Site, to folder: String) throws(SiteError) -> Summary {
    try SiteWriter(folder: folder).write(site.files)
  }

  private init(folder: String) {
    self.folder = folder
  }

  private func write(_ pages: [SiteFile]) throws(SiteError) -> Summary {
    try refuseForeignFolder()
    let owned = Set(listedPaths())
    let changed = pages.filter { contents(of: path($0.path)) != $0.bytes }
    for page in changed where !owned.contains(page.path) {
      if files.fileExists(atPath: path(page.path)) { throw .foreignFile(path: path(page.path)) }
    }
    let stale = owned.subtracting(pages.map(\.path)).sorted()
    let staging = try stagingFolder()
    defer { try? files.removeItem(atPath: staging) }
    for page in changed { try put(page.bytes, at: "\(staging)/\(page.path)") }
    let names = pages.map(\.path).sorted()
    // Until all is in place the list names old files and new ones, so that an interrupted build
    // leaves none that the next one would take for another's.
    if !changed.isEmpty || !stale.isEmpty {
      try replaceList(with: owned.union(names).sorted(), by: staging)
    }
    for page in changed { try move("\(staging)/\(page.path)", to: path(page.path)) }
    for name in stale { try? files.removeItem(atPath: path(name)) }
    if owned != Set(names) { try replaceList(with: names, by: staging) }
    return Summary(
      written: changed.map(\.path), removed: stale, unchanged: pages.count - changed.count)
  }

  /// Refuses a folder with files of which no build wrote any: it was most likely named by mistake.
  private func refuseForeignFolder() throws(SiteError) {
    let names = (try? files.contentsOfDirectory(atPath: folder)) ?? []
    if !names.isEmpty && !names.contains(Self.listName) { throw .foreignFolder(path: folder) }
  }

  private func path(_ name: String) -> String {
    "\(folder)/\(name)"
  }

  private func contents(of path: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: path))).map { Array($0) }
  }

  /// The files that earlier builds wrote; a name that leads out of the folder is not believed.
  private func listedPaths() -> [String] {
    let text = String(decoding: contents(of: path(Self.listName)) ?? [], as: UTF8.self)
    return text.split(separator: "\n").map(String.init).filter { name in
      !name.hasPrefix("/") && !name.split(separator: "/").contains("..")
    }
  }

  private func replaceList(with names: [String], by staging: String) throws(SiteError) {
    let text = names.map { "\($0)\n" }.joined()
    try put(Array(text.utf8), at: "\(staging)/\(Self.listName)")
    try move("\(staging)/\(Self.listName)", to: path(Self.listName))
  }

  /// Makes a folder beside the site's, on the same disk, so that moving out of it is atomic.
  private func stagingFolder() throws(SiteError) -> String {
    let url = URL(filePath: folder)
    let parent = url.deletingLastPathComponent().path
    let name = ".\(url.lastPathComponent).partial-"
    for leftover in (try? files.contentsOfDirectory(atPath: parent)) ?? []
    where leftover.hasPrefix(name) && !isRunning(leftover.dropFirst(name.count)) {
      try? files.removeItem(atPath: "\(parent)/\(leftover)")
    }
    let staging = "\(parent)/\(name)\(ProcessInfo.processInfo.processIdentifier)"
    try makeFolder(staging)
    try makeFolder(folder)
    return staging
  }

  /// Whether a process of that number exists: another build may be at work.
  private func isRunning(_ process: Substring) -> Bool {
    Int32(process).map { kill($0, 0) == 0 } ?? false
  }

  private func put(_ bytes: [UInt8], at path: String) throws(SiteError) {
    try makeFolder(URL(filePath: path).deletingLastPathComponent().path)
    do {
      try Data(bytes).write(to: URL(filePath: path))
    } catch {
      throw .unwritable(path: path, reason: error.systemReason)
    }
  }

  private func move(_ source: String, to destination: String) throws(SiteError) {
    try makeFolder(URL(filePath: destination).deletingLastPathComponent().path)
    // `FileManager.moveItem` refuses to replace a file; `rename` does so in one step.
    guard rename(source, destination) == 0 else {
      throw .unwritable(path: destination, reason: String(cString: strerror(errno)))
    }
  }

  private func makeFolder(_ path: String) throws(SiteError) {
    do {
      try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: path, reason: error.systemReason)
    }
  }
}
