/// The files in a folder and in the folders below it.
final class FolderContent: SubmissionContent {
  /// Folders in which nobody writes answers, and in which there can be a great many files.
  static let ignoredFolders: Set<String> = [
    ".git", ".build", ".course", ".swiftpm", "__MACOSX", "node_modules",
  ]

  private let limits: IntakeLimits
  private(set) var items: [ContentItem] = []
  private var places: [(folder: OpenFolder, name: [UInt8])] = []

  /// Lists a folder.
  ///
  /// - Throws: `Refusal` if it cannot be read, or holds more than the limits allow.
  init(_ folder: OpenFolder, limits: IntakeLimits, prefix: [String] = []) throws(Refusal) {
    self.limits = limits
    try list(folder, at: prefix)
  }

  private func list(_ folder: OpenFolder, at path: [String]) throws(Refusal) {
    guard path.count <= limits.depth else {
      throw Refusal("its folders are more than \(limits.depth) deep")
    }
    for entry in try folder.entries(limit: limits.entries) {
      guard items.count < limits.entries else {
        throw Refusal("it has more than \(limits.entries) files")
      }
      guard let name = String(validating: entry.name, as: UTF8.self) else {
        let shown = String(shown: entry.name)
        add(path + [shown], entry, folder, Refusal("its name is not text in UTF-8"))
        continue
      }
      if entry.kind == .folder {
        if !Self.ignoredFolders.contains(name) {
          try list(try folder.folder(entry.name), at: path + [name])
        }
      } else {
        add(path + [name], entry, folder, entry.refusal(limit: limits.limit(for: name)))
      }
    }
  }

  private func add(
    _ path: [String], _ entry: OpenFolder.Entry, _ folder: OpenFolder, _ refusal: Refusal?
  ) {
    items.append(ContentItem(path: path, refusal: refusal, location: places.count))
    places.append((folder, entry.name))
  }

  func bytes(of item: ContentItem) throws(Refusal) -> [UInt8] {
    let place = places[item.location]
    return try place.folder.bytes(
      of: place.name, limit: limits.limit(for: item.path.last ?? ""))
  }
}

/// Files of one folder that belong to one submission, under the names that students gave them.
final class FileContent: SubmissionContent {
  private let limits: IntakeLimits
  private let folder: OpenFolder
  private let names: [[UInt8]]
  let items: [ContentItem]

  init(
    _ files: [(entry: OpenFolder.Entry, path: [String])], in folder: OpenFolder,
    limits: IntakeLimits
  ) {
    self.limits = limits
    self.folder = folder
    names = files.map(\.entry.name)
    items = files.enumerated().map { location, file in
      ContentItem(
        path: file.path,
        refusal: file.entry.refusal(limit: limits.limit(for: file.path.last ?? "")),
        location: location)
    }
  }

  func bytes(of item: ContentItem) throws(Refusal) -> [UInt8] {
    try folder.bytes(of: names[item.location], limit: limits.limit(for: item.path.last ?? ""))
  }
}

extension IntakeLimits {
  /// The most bytes of a file with a name.
  func limit(for name: String) -> Int {
    name.lowercased().hasSuffix(".zip") ? archiveBytes : fileBytes
  }
}
