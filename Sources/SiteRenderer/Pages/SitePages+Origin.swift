import BookModel

/// What a page says of itself to search engines, to those who link to it, and to those who would
/// correct it.
extension SitePages {
  /// Returns the values of the frame that come from `course.yaml`.
  ///
  /// - Parameters:
  ///   - page: The page's file name.
  ///   - source: The file that it is made of, relative to the book; `nil` for pages made of several.
  ///   - summary: What is on the page, in a sentence; without one, what the book is about.
  /// - Returns: The values, each with `false` for what the book does not say.
  func origin(page: String, source: String?, summary: String?) -> [String: Any] {
    let settings = context.book.settings
    let edit = settings.repository.flatMap { base in source.map { "\(base)/edit/HEAD/\($0)" } }
    let report = settings.repository.map { "\($0)/issues" }
    let byline = settings.authors.formattedList
    return [
      "language": settings.language,
      "description": summary ?? settings.description ?? false,
      "authors": settings.authors,
      "byline": byline ?? false,
      "licence": settings.licence ?? false,
      "licenceAddress": settings.licence.flatMap(Self.address(ofLicence:)) ?? false,
      "address": settings.site.map { Self.address(of: page, at: $0) } ?? false,
      "editAddress": edit ?? false,
      "reportAddress": report ?? false,
      "hasOrigin": byline != nil || settings.licence != nil || report != nil,
    ]
  }

  /// Returns the list of pages that search engines read; `nil` where nobody knows where they are.
  func sitemap() -> SiteFile? {
    guard let site = context.book.settings.site else { return nil }
    let pages = [PageMap.index] + context.pages.entries.map(\.page) + [PageMap.facts]
    let lines = pages.map {
      "<url><loc>\(HTML(text: Self.address(of: $0, at: site)).markup)</loc></url>"
    }
    return SiteFile(
      path: "sitemap.xml",
      text: """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        \(lines.joined(separator: "\n"))
        </urlset>

        """)
  }

  /// The first page has the site's own address.
  static func address(of page: String, at site: String) -> String {
    page == PageMap.index ? "\(site)/" : "\(site)/\(page.percentEncoded)"
  }

  /// The text of a licence that has an SPDX identifier.
  static func address(ofLicence name: String) -> String? {
    name.wholeMatch(of: /[A-Za-z0-9.+-]+/).map { "https://spdx.org/licenses/\($0.output).html" }
  }
}

extension [String] {
  /// The names as a sentence lists them; `nil` without any.
  fileprivate var formattedList: String? {
    guard let last else { return nil }
    return count == 1 ? last : dropLast().joined(separator: ", ") + " and " + last
  }
}
