import SiteRenderer

/// Why a book cannot be made into one file; nothing about the book's content is among it.
public enum EditionError: Error, Hashable, Sendable {
  /// There is no Chromium to print with.
  case noBrowser

  /// Chromium could not print, with its last words.
  case notPrinted(reason: String)

  /// The archive cannot be packed.
  case notPacked(reason: String)

  /// The file cannot be written; one that was there is as it was.
  case unwritable(path: String, reason: String)

  /// Something else than an earlier edition stands where the file belongs.
  case foreignFile(path: String)

  /// What to do about it.
  public var remedy: String? {
    switch self {
    case .noBrowser:
      "install Chromium (Debian: apt-get install chromium), or write an EPUB: '--format epub'"
    case .notPrinted: "look whether 'chromium --headless --print-to-pdf' works at all"
    case .foreignFile: "move it, or name another file with '--output'"
    case .notPacked, .unwritable: nil
    }
  }
}

extension EditionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noBrowser: "there is no Chromium, which prints the book"
    case .notPrinted(let reason): "Chromium could not print the book: \(reason)"
    case .notPacked(let reason): "the book cannot be packed: \(reason)"
    case .unwritable(let path, let reason): "'\(path)' cannot be written: \(reason)"
    case .foreignFile(let path): "'\(path)' was not written by 'course build'"
    }
  }
}
