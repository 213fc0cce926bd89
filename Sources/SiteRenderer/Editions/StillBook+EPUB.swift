/// The book as an EPUB 3.
extension StillBook {
  /// The files of the EPUB, in the order in which they are to be packed: the first says what the
  /// whole is, and is not to be compressed.
  public var epubFiles: [SiteFile] {
    let names = EPUBNames(self)
    let styles = theme.stylesheets(forEdition: ["book.css", "epub.css"]).map { style in
      let text = String(decoding: style.bytes, as: UTF8.self)
      return SiteFile(path: style.path, text: PlainStyles.plain(text))
    }
    let readdressing = Readdressing(
      of: Dictionary(pages.map { ($0.page, $0.content) }, uniquingKeysWith: { first, _ in first }),
      id: { id, _ in id },
      address: { target, page in
        let name = target.page == page ? "" : (names.pages[target.page] ?? "").percentEncoded
        guard let id = target.id else { return name.isEmpty ? names.pages[page] ?? "" : name }
        return "\(name)#\(id)"
      })
    let documents = pages.map { page -> EPUBDocument in
      var content = readdressing.content(page.content, on: page.page)
      content = content.withPictures(from: names)
      return EPUBDocument(
        name: names.pages[page.page] ?? "", page: page, content: content, styles: styles,
        language: language)
    }
    let fonts = theme.assets(namedIn: styles)
    let package = EPUBPackage(
      book: self, names: names, documents: documents, styles: styles, fonts: fonts)
    var files = [
      SiteFile(path: "mimetype", text: "application/epub+zip"),
      SiteFile(path: "META-INF/container.xml", text: EPUBPackage.container),
      package.list, package.coverPage, package.coverPicture, package.contents,
    ]
    files += documents.map(\.file)
    files += (styles + fonts).map { SiteFile(path: "EPUB/\($0.path)", bytes: $0.bytes) }
    for picture in pictures {
      guard let name = names.pictures[picture.path.percentEncoded] else { continue }
      files.append(SiteFile(path: "EPUB/\(name)", bytes: picture.bytes))
    }
    return files
  }
}

/// A page of an EPUB.
struct EPUBDocument {
  /// The file's name.
  var name: String

  /// The page that it shows.
  var page: StillPage

  /// The content with the EPUB's own addresses.
  var content: [MarkupNode]

  /// The stylesheets.
  var styles: [SiteFile]

  /// The language of its prose, as HTML names it.
  var language: String

  /// The file.
  var file: SiteFile {
    let main = MarkupElement("main", [:], content)
    return Self.file(
      name, title: page.title, styles: styles, language: language, body: [.element(main)])
  }

  /// What a list of files must say that the page holds.
  var properties: String? {
    let root = MarkupElement("body", [:], content)
    let found = [("math", "mathml"), ("svg", "svg")].filter { root.contains($0.0) }.map(\.1)
    return found.isEmpty ? nil : found.joined(separator: " ")
  }

  /// Returns an XHTML page of an EPUB.
  static func file(
    _ name: String, title: String, styles: [SiteFile], language: String, body: [MarkupNode]
  ) -> SiteFile {
    let links = styles.map { style -> MarkupNode in
      let attributes: KeyValuePairs<String, String?> = [
        "rel": "stylesheet", "type": "text/css", "href": style.path,
      ]
      return .element(MarkupElement("link", attributes))
    }
    let head: [MarkupNode] = [
      .element(MarkupElement("meta", ["charset": "utf-8"])),
      .element(MarkupElement("title", [:], [.plain(title)])),
    ]
    let root = MarkupElement(
      "html",
      [
        "xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops",
        "lang": language, "xml:lang": language,
      ],
      [
        .element(MarkupElement("head", [:], head + links)),
        .element(MarkupElement("body", [:], body)),
      ])
    return SiteFile(path: "EPUB/\(name)", text: XMLWriter.document(root, isPage: true))
  }
}

extension [MarkupNode] {
  /// The content with pictures under the names that they have in an EPUB; what no reading program
  /// draws is left to its description.
  fileprivate func withPictures(from names: EPUBNames) -> [MarkupNode] {
    mapElements { element in
      guard element.name == "img", let source = element["src"] else { return }
      if let name = names.pictures[source] {
        element["src"] = name
      } else {
        element = MarkupElement("span", ["class": "picture"], [.text(element["alt"] ?? "")])
      }
    }
  }
}
