import Diagnostics
import FoundationEssentials
import Sandbox
import SiteRenderer

/// Writes a book as a PDF, printed by Chromium.
public enum PDFEdition {
  /// Prints a book and writes it, if it differs from what is there.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - path: The file's path.
  /// - Returns: The file's size in bytes.
  /// - Throws: `EditionError`; a file that was there is then as it was.
  @discardableResult
  public static func write(_ book: StillBook, to path: String) async throws(EditionError) -> Int {
    let file = try EditionFile(path: path, signature: "%PDF")
    let browser = try PrintingBrowser()
    let bytes = undated(try await printed(book, by: browser))
    try file.write(bytes)
    return bytes.count
  }

  /// Prints the book twice: how the first has come out tells the numbers in the contents of the
  /// second.
  private static func printed(
    _ book: StillBook, by browser: PrintingBrowser
  ) async throws(EditionError) -> [UInt8] {
    let draft = try await browser.print(book.printedFiles(), page: StillBook.printedPage)
    let sheets = PDFPlaces.sheets(in: draft)
    guard !sheets.isEmpty else { return draft }
    return try await browser.print(book.printedFiles(sheets: sheets), page: StillBook.printedPage)
  }

  /// Returns a PDF whose times of making are those of no day: the same book gives the same bytes.
  ///
  /// The length stays, since a PDF lists where its parts begin.
  static func undated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      var rest = bytes[...]
      while let found = rest.firstRange(of: Array(key.utf8)) {
        let end = bytes[found.upperBound...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.endIndex
        let digits = Array("19800101000000".utf8)
        for (offset, index) in (found.upperBound..<end).enumerated()
        where offset < digits.count {
          bytes[index] = digits[offset]
        }
        rest = bytes[end...]
      }
    }
    return bytes
  }
}
