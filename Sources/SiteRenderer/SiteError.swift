/// Why a site cannot be made or written; nothing about the book's content is among it.
public enum SiteError: Error, Hashable, Sendable {
  /// A template of the theme is missing or cannot be parsed.
  case template(name: String, reason: String)

  /// A file or folder cannot be read.
  case unreadable(path: String, reason: String)

  /// A file cannot be written; the site is as it was.
  case unwritable(path: String, reason: String)

  /// The folder holds files, and none of a site.
  case foreignFolder(path: String)

  /// A file that no build of the site wrote stands where a page belongs.
  case foreignFile(path: String)
}

extension SiteError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .template(let name, let reason): "template '\(name)' cannot be used: \(reason)"
    case .unreadable(let path, let reason): "'\(path)' cannot be read: \(reason)"
    case .unwritable(let path, let reason): "'\(path)' cannot be written: \(reason)"
    case .foreignFolder(let path):
      "'\(path)' holds files and no site of 'course build'; name a new or an empty folder"
    case .foreignFile(let path):
      "'\(path)' was not written by 'course build'; move it, or build into another folder"
    }
  }
}
