import BookModel
import SnippetRunner

/// Fills in the theme's templates; an extension for each kind of page says with what.
struct SitePages {
  let context: SiteContext
  let theme: Theme

  /// The table of contents beside every page.
  let contents: ContentsList

  init(context: SiteContext, theme: Theme) {
    self.context = context
    self.theme = theme
    let groups = Self.groups(context) { page in
      Theme.section { text in ContentsList.marked(text, for: page) }
    }
    contents = ContentsList(theme.page("contents", ["groups": groups]))
  }

  /// Puts a page's content into the frame that all pages have.
  func framed(
    _ content: String, page: String, title: String, source: String? = nil,
    summary: String? = nil, hasExplorables: Bool = false,
    neighbours: (previous: PageMap.Entry?, next: PageMap.Entry?) = (nil, nil)
  ) -> SiteFile {
    var values: [String: Any] = [
      "content": content,
      "title": title,
      "bookTitle": context.book.title,
      "isHome": page == PageMap.index,
      "hasExplorables": hasExplorables,
      "structuredData": structuredData(page: page, title: title, summary: summary),
      "isFacts": page == PageMap.facts,
      "contents": contents.markup(on: page),
      "previous": link(to: neighbours.previous),
      "next": link(to: neighbours.next),
    ]
    values.merge(origin(page: page, source: source, summary: summary)) { own, _ in own }
    return SiteFile(path: page, text: theme.page("page", values))
  }

  /// What templates show of a neighbouring chapter.
  func link(to entry: PageMap.Entry?) -> any Sendable {
    entry.map { ["page": $0.page, "title": $0.chapter.frontMatter.title] } ?? false
  }

  /// The table of contents: the parts, each with its chapters.
  ///
  /// Every name has a value, since a template would look for a missing one in the frame around.
  ///
  /// - Parameters:
  ///   - context: The book.
  ///   - isCurrent: What templates take for the answer whether a page is the one that is shown.
  /// - Returns: The parts as values of a template.
  static func groups(
    _ context: SiteContext, isCurrent: (String) -> Any = { _ in false }
  ) -> [[String: Any]] {
    var groups: [(part: String?, chapters: [[String: Any]])] = []
    for entry in context.book.summary {
      switch entry {
      case .part(let title): groups.append((title, []))
      case .chapter(let title, let path, let depth):
        guard let place = context.pages.entry(of: path) else { continue }
        if groups.isEmpty { groups.append((nil, [])) }
        var line = line(title: title, place: place, depth: depth, in: context)
        line["isCurrent"] = isCurrent(place.page)
        groups[groups.count - 1].chapters.append(line)
      }
    }
    return groups.enumerated().map { index, group in
      ["chapters": group.chapters, "group": index + 1, "part": group.part ?? false]
    }
  }

  private static func line(
    title: String, place: PageMap.Entry, depth: Int, in context: SiteContext
  ) -> [String: Any] {
    let chapter = place.chapter
    return [
      "title": title, "page": place.page, "name": chapter.name, "tasks": chapter.tasks,
      "depth": depth,
      "number": place.number ?? "",
      "minutes": chapter.frontMatter.minutes ?? false,
      "objective": chapter.frontMatter.objectives.first ?? false,
      "tally": values(of: context.tally(of: chapter), things: "check"),
    ]
  }

  /// What templates show of a tally; `false` where there is nothing to count.
  static func values(of tally: CheckTally, things: String) -> any Sendable {
    guard !tally.states.isEmpty else { return false }
    let noun = tally.states.count == 1 ? things : "\(things)s"
    return ["fraction": tally.fraction, "noun": noun, "cells": tally.cells.markup]
  }
}

extension Chapter {
  /// The ids of what a reader can solve, with spaces between.
  fileprivate var tasks: String {
    let quizzes = steps.compactMap { if case .quiz(let quiz) = $0 { quiz.id } else { nil } }
    let exercises = blocks.compactMap { block -> String? in
      guard case .directive(let directive) = block.kind, directive.name == .exercise else {
        return nil
      }
      return "exercise-\(directive.argument.text)"
    }
    return (quizzes + exercises).joined(separator: " ")
  }
}
