import Foundation

/// Where a book's looks come from.
enum ThemeFolder {
  /// Returns the book's own theme, or else that of the package in which the tool was built.
  ///
  /// - Throws: `CommandFailure.noTheme`.
  static func path(for root: String) throws(CommandFailure) -> String {
    let files = FileManager.default
    var folders = [root]
    var place = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    while place.path(percentEncoded: false) != "/" {
      place.deleteLastPathComponent()
      folders.append(place.path(percentEncoded: false))
    }
    let themes = folders.map { ($0.hasSuffix("/") ? $0 : $0 + "/") + "site" }
    guard let theme = themes.first(where: { files.fileExists(atPath: $0 + "/templates") }) else {
      throw .noTheme(book: root)
    }
    return theme
  }
}
