import FoundationEssentials

extension BookFolder {
  /// Returns the paths of all files below a folder whose names end in some way, sorted; files in
  /// folders that begin with a dot are left out.
  func files(below relative: String, endingIn suffix: String) -> [String] {
    Self.files(below: relative, in: path, endingIn: suffix)
  }

  /// Returns the paths of the files below a folder of a book, relative to the book.
  static func files(below relative: String, in root: String, endingIn suffix: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(relative)")) ?? []
    return names.filter { name in
      name.hasSuffix(suffix) && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted().map { "\(relative)/\($0)" }
  }
}

extension ProgramSettings.Library {
  /// Returns the paths of the library's own files relative to the book, sorted.
  ///
  /// - Parameter root: The absolute path of the book.
  /// - Returns: The Swift files, or all files of a package in the book; none of one elsewhere.
  public func files(in root: String) -> [String] {
    switch self {
    case .sources(let folder, _): BookFolder.files(below: folder, in: root, endingIn: ".swift")
    case .package(let location, nil, _):
      BookFolder.files(below: location.text, in: root, endingIn: "")
    case .package: []
    }
  }
}
