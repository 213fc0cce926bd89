/// One file of a site.
public struct SiteFile: Hashable, Sendable {
  /// The path within the site, its parts separated by `/`.
  public var path: String

  /// The content.
  public var bytes: [UInt8]

  /// Creates a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Creates a file of text.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
