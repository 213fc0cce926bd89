/// The names of the files in an EPUB: reading programs trip over spaces and letters beyond ASCII.
struct EPUBNames {
  /// The names of pages, by their names on the site.
  private(set) var pages: [String: String] = [:]

  /// The names of pictures, by their addresses on the site.
  private(set) var pictures: [String: String] = [:]

  /// Names the files of a book.
  init(_ book: StillBook) {
    var taken: Set<String> = ["cover", "nav", "package"]
    for (index, page) in book.pages.enumerated() {
      let stem = String(page.page.dropLast(".html".count))
      let isFine = Self.isPlain(stem) && taken.insert(stem.lowercased()).inserted
      pages[page.page] = (isFine ? stem : "page-\(index + 1)") + ".xhtml"
    }
    for (index, picture) in book.pictures.enumerated() where Self.type(of: picture.path) != nil {
      let ending = picture.path.split(separator: ".").last.map(String.init) ?? ""
      pictures[picture.path.percentEncoded] = "pictures/\(index + 1).\(ending.lowercased())"
    }
  }

  /// The type of a picture that every reading program draws; `nil` for others.
  static func type(of path: String) -> String? {
    switch path.split(separator: ".").last?.lowercased() {
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "svg": "image/svg+xml"
    default: nil
    }
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.hasPrefix(".") && !name.hasPrefix("page-")
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-._".utf8.contains(byte)
        }
      }
  }
}
