/// Why an archive could not be made or read.
package enum ArchiveError: Error, Hashable, Sendable {
  /// It cannot be packed.
  case notPacked(reason: String)

  /// It cannot be opened, or a file in it not be read.
  case unreadable(reason: String)

  /// The file cannot be written; one that was there is as it was.
  case unwritable(path: String, reason: String)

  /// What went wrong, without the archive.
  package var reason: String {
    switch self {
    case .notPacked(let reason), .unreadable(let reason), .unwritable(_, let reason): reason
    }
  }
}

extension ArchiveError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notPacked(let reason): "the archive cannot be packed: \(reason)"
    case .unreadable(let reason): "the archive cannot be read: \(reason)"
    case .unwritable(let path, let reason): "'\(path)' cannot be written: \(reason)"
    }
  }
}
