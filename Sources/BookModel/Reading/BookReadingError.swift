/// Why a book cannot be read at all.
public enum BookReadingError: Error, Hashable, Sendable {
  /// The folder has no `chapters/SUMMARY.md`.
  case notABook(path: String)

  /// The folder cannot be opened.
  case unreachable(path: String, reason: String)
}

extension BookReadingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notABook(let path): "'\(path)' is not a book: it has no chapters/SUMMARY.md"
    case .unreachable(let path, let reason): "'\(path)' cannot be opened: \(reason)"
    }
  }
}
