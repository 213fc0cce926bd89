import BookModel

/// Where a link of a chapter leads on the site.
enum LinkTarget: Hashable {
  /// A page of the site, or a place on it.
  case page(String)

  /// Another site, or a mail address.
  case external(String)

  /// A file of the book that has no page, by its path relative to the book.
  case file(String)

  /// A destination that must not become a link: it would run a script or leave the book's folder.
  case refused

  /// Resolves a destination as written in a file of the book.
  init(_ destination: String, from path: String, pages: PageMap) {
    let (address, fragment) = Self.split(destination)
    if address.isEmpty {
      self = .page(fragment)
    } else if let scheme = Self.scheme(of: address) {
      self = ["http", "https", "mailto"].contains(scheme) ? .external(destination) : .refused
    } else if let resolved = Book.path(of: address, from: path) {
      self = pages.page(of: resolved).map { .page($0 + fragment) } ?? .file(resolved)
    } else {
      self = .refused
    }
  }

  private static func split(_ destination: String) -> (address: String, fragment: String) {
    let address = destination.prefix { $0 != "#" }
    return (String(address), String(destination.dropFirst(address.count)))
  }

  /// The scheme before the first colon: a browser would ignore spaces and control characters.
  private static func scheme(of address: String) -> String? {
    let visible = address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
    guard let colon = visible.firstIndex(of: ":"),
      !visible[..<colon].contains(where: { "/?".unicodeScalars.contains($0) })
    else { return address.hasPrefix("//") ? "//" : nil }
    return String(String.UnicodeScalarView(visible[..<colon])).lowercased()
  }
}
