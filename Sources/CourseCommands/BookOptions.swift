import ArgumentParser
import BookModel
import Foundation

/// The options of every command that works on a book.
struct BookOptions: ParsableArguments {
  @Option(
    name: .long, help: "The book's folder. Default: the one that holds the current folder.",
    completion: .directory)
  var book: String?

  /// The absolute path of the book's folder.
  ///
  /// - Throws: `CommandFailure` when there is no book.
  func root() throws(CommandFailure) -> String {
    let start = book ?? FileManager.default.currentDirectoryPath
    let path = URL(filePath: start).standardizedFileURL.path(percentEncoded: false)
    guard let root = Book.root(containing: path) else { throw .noBook(start: start) }
    return root
  }
}
