/// A site at one moment: what the server hands out until the next edition is published.
public struct Edition: Hashable, Sendable {
  /// The content of each file by its path in the site, such as `index.html`.
  public var files: [String: [UInt8]]

  /// What is wrong with the book, each a text for the author, shown over the pages.
  public var problems: [String]

  /// Creates an edition.
  public init(files: [String: [UInt8]] = [:], problems: [String] = []) {
    self.files = files
    self.problems = problems
  }
}
