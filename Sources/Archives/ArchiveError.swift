/// Why an archive could not be made or read.
package enum ArchiveError: Error, Hashable, Sendable {
  /// It cannot be packed.
  case notPacked(reason: String)

  /// It cannot be opened, or a file in it not be read.
  case unreadable(reason: String)

  /// What went wrong, without the archive.
  package var reason: String {
    switch self {
    case .notPacked(let reason), .unreadable(let reason): reason
    }
  }
}
