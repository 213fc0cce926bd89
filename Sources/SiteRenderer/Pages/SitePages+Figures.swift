import BookModel
import Drawing
import ExplorableModule
import Explorables

/// The pages of live figures, each complete in one file, to be shown in other pages and slides.
extension SitePages {
  /// Returns a page for each figure of the book; none where the theme has no template for them.
  func figures() -> [SiteFile] {
    guard theme.templates["figure"] != nil else { return [] }
    let script = theme.assets.first { $0.path == "explorables.js" }?.bytes ?? []
    // The module first: the script finds it there.
    let scripts = String(decoding: ExplorableModule.script, as: UTF8.self) + Self.compact(script)
    var names: Set<String> = []
    return context.book.chapters.flatMap { chapter in
      chapter.blocks.directives.compactMap { directive in
        guard directive.name == .explorable, let kind = FigureRequest(directive).kind,
          names.insert(kind.name.text).inserted
        else { return nil }
        return page(of: kind, directive, in: chapter, scripts: scripts)
      }
    }
  }

  private func page(
    of kind: FigureKind, _ directive: Directive, in chapter: Chapter, scripts: String
  ) -> SiteFile {
    var renderer = ChapterRenderer(site: context, chapter: chapter, result: nil)
    let settings = context.book.settings
    let chapterPage = "\(chapter.name).html".percentEncoded + "#\(kind.name.text)"
    let values: [String: Any] = [
      "language": settings.language, "title": kind.title.text, "bookTitle": context.book.title,
      "chapterTitle": chapter.frontMatter.title, "authors": settings.authors,
      "licence": settings.licence ?? false, "styles": theme.figureStyles, "script": scripts,
      "content": renderer.liveFigure(directive).markup,
      "address": settings.site.map { "\($0)/\(chapterPage)" } ?? "../\(chapterPage)",
    ]
    return SiteFile(
      path: "figures/\(kind.name.text).html", text: theme.page("figure", values))
  }

  /// A script without its indentation and its lines of comments.
  private static func compact(_ script: [UInt8]) -> String {
    String(decoding: script, as: UTF8.self).split(separator: "\n")
      .map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }.joined(separator: "\n")
  }
}
