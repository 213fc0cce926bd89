import Archives
import SiteRenderer

/// Writes a book as an EPUB.
public enum EPUBEdition {
  /// Packs a book and writes it, if it differs from what is there.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - path: The file's path.
  /// - Returns: The file's size in bytes.
  /// - Throws: `EditionError`; a file that was there is then as it was.
  @discardableResult
  public static func write(_ book: StillBook, to path: String) throws(EditionError) -> Int {
    let file = try EditionFile(path: path, signature: "PK")
    let bytes = try packed(book.epubFiles)
    try file.write(bytes)
    return bytes.count
  }

  /// Returns the files as an archive, the first of them as it is.
  static func packed(_ files: [SiteFile]) throws(EditionError) -> [UInt8] {
    do throws(ArchiveError) {
      let archive = try ZipArchive()
      for (index, file) in files.enumerated() {
        try archive.add(file.path, file.bytes, isCompressed: index > 0)
      }
      return try archive.packed()
    } catch {
      throw .notPacked(reason: error.reason)
    }
  }
}
