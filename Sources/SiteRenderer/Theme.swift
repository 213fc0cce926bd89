import Diagnostics
import FoundationEssentials
import Mustache

/// The looks of a site: templates, and files that are copied as they are.
public struct Theme: Sendable {
  /// The templates that a theme must have, by their file names without `.mustache`.
  private static let requiredTemplates = [
    "page", "contents", "chapter", "index", "facts", "missing",
  ]

  /// The files that every page may use, such as the stylesheet.
  public var assets: [SiteFile]

  /// The stylesheets for paper and electronic books, which no page of the site uses.
  public var editions: [SiteFile]

  /// The styles of a figure's own page, which holds them: what is for every element, and what is for figures.
  var figureStyles = ""

  /// The texts of the templates by name, which tell one theme from another.
  let templates: [String: String]

  private let library: MustacheLibrary

  /// Creates a theme.
  ///
  /// - Parameters:
  ///   - templates: Mustache templates by name; each may include others as partials.
  ///   - assets: The files that go to the site unchanged.
  ///   - editions: The stylesheets `book.css`, `epub.css` and `print.css`, as far as there are.
  /// - Throws: `SiteError.template` for a template that is missing or cannot be parsed.
  public init(
    templates: [String: String], assets: [SiteFile], editions: [SiteFile] = []
  ) throws(SiteError) {
    var library = MustacheLibrary()
    for (name, text) in templates.sorted(by: { $0.key < $1.key }) {
      do {
        try library.register(text, named: name)
      } catch {
        throw .template(name: name, reason: "\(error)")
      }
    }
    for name in Self.requiredTemplates where templates[name] == nil {
      throw .template(name: name, reason: "the theme has no such template")
    }
    self.library = library
    self.templates = templates
    self.assets = assets
    self.editions = editions
  }

  /// Reads a theme from a folder that has `templates/` and `assets/`, and may have `editions/`.
  public init(folder: String) throws(SiteError) {
    var templates: [String: String] = [:]
    for file in try Self.files(in: "\(folder)/templates") where file.path.hasSuffix(".mustache") {
      let name = String(file.path.dropLast(".mustache".count))
      templates[name] = String(decoding: file.bytes, as: UTF8.self)
    }
    let editions = "\(folder)/editions"
    let hasEditions = FileManager.default.fileExists(atPath: editions)
    try self.init(
      templates: templates, assets: try Self.files(in: "\(folder)/assets"),
      editions: hasEditions ? try Self.files(in: editions) : [])
    let styles = ["base.css", "explorables.css"].map { "\(folder)/assets/styles.css/\($0)" }
    figureStyles = styles.compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }
      .joined().replacing(/\/\*(?s:.*?)\*\/\n*/, with: "")
  }

  /// Fills in a template.
  func page(_ template: String, _ values: [String: Any]) -> String {
    library.render(values, withTemplate: template) ?? ""
  }

  /// The stylesheets that the frame of pages links, in its order, and those named for a form of the
  /// book.
  func stylesheets(forEdition names: [String]) -> [SiteFile] {
    let frame = page("page", ["hasExplorables": true])
    let linked = frame.matches(of: #/<link rel="stylesheet" href="([^"]+)"/#).map(\.output.1)
    return linked.compactMap { name in assets.first { $0.path == name } }
      + names.compactMap { name in editions.first { $0.path == name } }
  }

  /// The assets, such as fonts, that stylesheets name.
  func assets(namedIn styles: [SiteFile]) -> [SiteFile] {
    let text = styles.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    return assets.filter { text.contains("url(\"\($0.path)\")") }
  }

  /// Returns a value that turns the text of a template's section into another text.
  static func section(_ change: @escaping (String) -> String) -> Any {
    MustacheLambda { text in change(text) }
  }

  /// Reads the files of a folder; a folder in it, such as `styles.css`, becomes one file of that name: its
  /// files, one after the other by name.
  private static func files(in folder: String) throws(SiteError) -> [SiteFile] {
    do {
      return try visibleNames(in: folder).map { name in
        let path = "\(folder)/\(name)"
        let parts = isFolder(path) ? try visibleNames(in: path).map { "\(path)/\($0)" } : [path]
        let bytes = try parts.flatMap { Array(try Data(contentsOf: URL(filePath: $0))) }
        return SiteFile(path: name, bytes: bytes)
      }
    } catch {
      throw .unreadable(path: folder, reason: error.systemReason)
    }
  }

  private static func visibleNames(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
      !$0.hasPrefix(".")
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}
