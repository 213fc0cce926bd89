import BookModel
import Diagnostics
import SnippetRunner

/// The page of a chapter.
extension SitePages {
  /// Renders a chapter's page.
  func chapter(_ entry: PageMap.Entry) -> ChapterPage {
    let chapter = entry.chapter
    let (content, renderer) = content(of: entry)
    let file = framed(
      content, page: entry.page, title: chapter.frontMatter.title,
      source: chapter.path, summary: chapter.frontMatter.objectives.first,
      hasExplorables: renderer.hasExplorables,
      neighbours: context.pages.neighbours(of: chapter.path))
    return ChapterPage(
      file: file, path: chapter.path,
      searchRows: SearchIndex.rows(of: SearchIndex.sections(of: entry, in: context)),
      diagnostics: renderer.diagnostics,
      pictures: renderer.pictures.sorted(), hasExplorables: renderer.hasExplorables)
  }

  /// Renders what stands in the frame of a chapter's page.
  ///
  /// - Returns: The markup, and the renderer with what it found out.
  func content(of entry: PageMap.Entry) -> (markup: String, renderer: ChapterRenderer) {
    let chapter = entry.chapter
    let result = context.results[chapter.path]
    var renderer = ChapterRenderer(site: context, chapter: chapter, result: result)
    let title = renderer.title()
    let body = renderer.body()

    var values = head(of: entry, result: result)
    values["heading"] = title.markup
    values["body"] = body.markup
    values["headings"] = renderer.headings.map { heading -> [String: Any] in
      ["id": heading.id, "level": heading.level, "content": heading.content.markup]
    }
    let neighbours = context.pages.neighbours(of: chapter.path)
    values["previous"] = link(to: neighbours.previous)
    values["next"] = link(to: neighbours.next)
    return (theme.page("chapter", values), renderer)
  }

  private func head(of entry: PageMap.Entry, result: ChapterResult?) -> [String: Any] {
    let matter = entry.chapter.frontMatter
    var values: [String: Any] = [
      "name": entry.chapter.name,
      "imports": context.book.settings.programs.importedModules.joined(separator: " "),
      "objectives": matter.objectives,
      "hasObjectives": !matter.objectives.isEmpty,
      "prerequisites": matter.prerequisites,
      "hasPrerequisites": !matter.prerequisites.isEmpty,
      "documents": documents(matter.documents),
      "hasDocuments": !matter.documents.isEmpty,
      "problems": problems(result),
      "hasProblems": !(result?.diagnostics ?? []).isEmpty,
    ]
    values["number"] = entry.number
    values["language"] = matter.language
    values["part"] = entry.part
    values["minutes"] = matter.minutes
    values["tally"] = Self.values(of: context.tally(of: entry.chapter), things: "check")
    if let mark = result?.mark {
      values["checkedOn"] = CivilDate(secondsSince1970: mark.time).html.markup
      values["toolchain"] = context.withoutLocalPaths(mark.toolchain)
      values["library"] = mark.library
    }
    return values
  }

  private func documents(_ ids: [String]) -> [[String: Any]] {
    ids.map { id in
      let title = context.book.facts.documents[id]?.title ?? id
      var values: [String: Any] = ["title": title]
      if context.book.facts.facts.contains(where: { $0.document == id }) {
        values["address"] = "\(PageMap.facts)#document.\(id)"
      }
      return values
    }
  }

  private func problems(_ result: ChapterResult?) -> [[String: Any]] {
    (result?.diagnostics ?? []).map { diagnostic in
      var values: [String: Any] = ["message": context.withoutLocalPaths(diagnostic.message)]
      if let range = diagnostic.range {
        values["place"] = "\(range.path):\(range.start.line):\(range.start.column)"
      }
      return values
    }
  }
}
