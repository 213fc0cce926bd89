import SnippetRunner

/// What an EPUB says of itself: its title and files, the order of its pages, and its contents.
struct EPUBPackage {
  var book: StillBook
  var names: EPUBNames
  var documents: [EPUBDocument]
  var styles: [SiteFile]

  /// What stylesheets name.
  var fonts: [SiteFile]

  /// The file that says where the list of files is.
  static var container: String {
    let attributes: KeyValuePairs<String, String?> = [
      "full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml",
    ]
    let files = MarkupElement(
      "rootfiles", [:], [.element(MarkupElement("rootfile", attributes))])
    return XMLWriter.document(
      MarkupElement(
        "container",
        ["version": "1.0", "xmlns": "urn:oasis:names:tc:opendocument:xmlns:container"],
        [.element(files)]))
  }

  /// The list of files.
  var list: SiteFile {
    let package = MarkupElement(
      "package",
      [
        "xmlns": "http://www.idpf.org/2007/opf", "version": "3.0",
        "unique-identifier": "identifier", "xml:lang": book.language,
      ],
      [.element(metadata), .element(manifest), .element(spine)])
    return SiteFile(path: "EPUB/package.opf", text: XMLWriter.document(package))
  }

  /// The page with the cover.
  var coverPage: SiteFile {
    let section = MarkupElement(
      "section", ["class": "front", "epub:type": "cover"], [.element(book.cover.picture)])
    return EPUBDocument.file(
      "cover.xhtml", title: book.title, styles: styles, language: book.language,
      body: [.element(section)])
  }

  /// The cover as a picture, for shelves.
  var coverPicture: SiteFile {
    SiteFile(path: "EPUB/cover.svg", text: XMLWriter.document(book.cover.picture))
  }

  /// The table of contents, which is a page too.
  var contents: SiteFile {
    let list = StillContents(book: book) { page, id in
      let name = (names.pages[page] ?? "").percentEncoded
      return id.map { "\(name)#\($0)" } ?? name
    }
    let heading = MarkupElement("h1", [:], [.plain("Contents")])
    let nav = MarkupElement(
      "nav", ["epub:type": "toc", "id": "contents", "class": "book-contents"],
      [.element(heading), .element(list.element)])
    return EPUBDocument.file(
      "nav.xhtml", title: "Contents", styles: styles, language: book.language,
      body: [.element(nav), .element(landmarks)])
  }

  private var landmarks: MarkupElement {
    func item(_ type: String, _ address: String, _ title: String) -> MarkupNode {
      let link = MarkupElement("a", ["epub:type": type, "href": address], [.plain(title)])
      return .element(MarkupElement("li", [:], [.element(link)]))
    }
    var items = [item("cover", "cover.xhtml", "Cover"), item("toc", "nav.xhtml", "Contents")]
    if let first = documents.first {
      items.append(item("bodymatter", first.name.percentEncoded, "Begin reading"))
    }
    return MarkupElement(
      "nav", ["epub:type": "landmarks", "hidden": ""],
      [.element(MarkupElement("ol", [:], items))])
  }
}

/// The three parts of the list of files.
extension EPUBPackage {
  private var metadata: MarkupElement {
    let facts: [(String, String)] = [
      ("dcterms:modified", modified),
      ("schema:accessMode", "textual"), ("schema:accessMode", "visual"),
      ("schema:accessModeSufficient", "textual"),
      ("schema:accessibilityFeature", "structuralNavigation"),
      ("schema:accessibilityFeature", "tableOfContents"),
      ("schema:accessibilityFeature", "alternativeText"),
      ("schema:accessibilityFeature", "MathML"),
      ("schema:accessibilityHazard", "none"),
      (
        "schema:accessibilitySummary",
        "Formulas are MathML, figures have descriptions, and no result is told by colour alone."
      ),
    ]
    let identifier = MarkupElement("dc:identifier", ["id": "identifier"], [.plain(self.identifier)])
    return MarkupElement(
      "metadata", ["xmlns:dc": "http://purl.org/dc/elements/1.1/"],
      [
        .element(identifier),
        .element(MarkupElement("dc:title", [:], [.plain(book.title)])),
        .element(MarkupElement("dc:language", [:], [.plain(book.language)])),
      ]
        + facts.map { .element(MarkupElement("meta", ["property": $0.0], [.plain($0.1)])) })
  }

  /// A name that two books share only if they have one title: an edition replaces the one before.
  private var identifier: String {
    var digits = Array(ContentDigest(ofAll: ["epub", book.title]).text.prefix(32))
    // Version 8 of RFC 9562 leaves the rest to the maker.
    digits[12] = "8"
    digits[16] = "a"
    let ends = [8, 12, 16, 20, 32]
    let parts = zip([0] + ends, ends).map { String(digits[$0..<$1]) }
    return "urn:uuid:\(parts.joined(separator: "-"))"
  }

  /// When a chapter was last run, so that an unchanged book gives the same bytes at any time.
  private var modified: String {
    let seconds = book.checkedAt ?? 0
    let time = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map { number in
      number < 10 ? "0\(number)" : "\(number)"
    }
    return "\(CivilDate(secondsSince1970: seconds).iso)T\(time.joined(separator: ":"))Z"
  }

  private var manifest: MarkupElement {
    let page = "application/xhtml+xml"
    var items = [
      item("nav", "nav.xhtml", page, properties: "nav"),
      item("cover", "cover.xhtml", page, properties: "svg"),
      item("cover-picture", "cover.svg", "image/svg+xml", properties: "cover-image"),
    ]
    for (index, document) in documents.enumerated() {
      items.append(item("page-\(index)", document.name, page, properties: document.properties))
    }
    for (index, style) in styles.enumerated() {
      items.append(item("style-\(index)", style.path, "text/css"))
    }
    for (index, font) in fonts.enumerated() {
      let type = EPUBNames.type(of: font.path) ?? "font/woff2"
      items.append(item("font-\(index)", font.path, type))
    }
    for (index, picture) in book.pictures.enumerated() {
      guard let name = names.pictures[picture.path.percentEncoded],
        let type = EPUBNames.type(of: picture.path)
      else { continue }
      items.append(item("picture-\(index)", name, type))
    }
    return MarkupElement("manifest", [:], items)
  }

  private func item(
    _ id: String, _ name: String, _ type: String, properties: String? = nil
  ) -> MarkupNode {
    .element(
      MarkupElement(
        "item",
        [
          "id": id, "href": name.percentEncoded, "media-type": type, "properties": properties,
        ]))
  }

  private var spine: MarkupElement {
    let ids = ["cover", "nav"] + documents.indices.map { "page-\($0)" }
    return MarkupElement(
      "spine", [:], ids.map { .element(MarkupElement("itemref", ["idref": $0])) })
  }
}
