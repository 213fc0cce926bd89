/// A page of a book in its still form.
struct StillPage: Sendable {
  /// A heading that a table of contents names.
  struct Section: Hashable, Sendable {
    var level: Int
    var id: String

    /// The words, escaped as they stand in markup.
    var title: String
  }

  /// The page's name on the site, such as `02-scatter-add.html`.
  var page: String

  /// The title.
  var title: String

  /// The number of the chapter.
  var number: Int?

  /// The title of the part that it begins; `nil` for those behind.
  var opensPart: String?

  /// The headings below the title.
  var sections: [Section]

  /// The content, with ids and links as on the site.
  var content: [MarkupNode]

  /// The title with the number, as a table of contents has it.
  var entry: String {
    number.map { "\($0)\u{2002}\(title)" } ?? title
  }
}
