import BookModel
import Diagnostics
import SnippetRunner

/// Fills in the theme's templates; an extension for each kind of page says with what.
struct SitePages {
  let context: SiteContext
  let theme: Theme

  /// Whether a page shows a live figure.
  var hasExplorables = false

  /// What is wrong with the pages made so far.
  var diagnostics: [Diagnostic] = []

  /// The pictures that they show, each with the first chapter that does.
  var pictures: [String: SourceRange] = [:]

  init(context: SiteContext, theme: Theme) {
    self.context = context
    self.theme = theme
  }

  /// Puts a page's content into the frame that all pages have.
  func framed(
    _ content: String, page: String, title: String, hasExplorables: Bool = false,
    neighbours: (previous: PageMap.Entry?, next: PageMap.Entry?) = (nil, nil)
  ) -> SiteFile {
    let values: [String: Any] = [
      "content": content,
      "title": title,
      "bookTitle": context.book.title,
      "isHome": page == PageMap.index,
      "hasExplorables": hasExplorables,
      "isFacts": page == PageMap.facts,
      "groups": groups(current: page),
      "previous": link(to: neighbours.previous),
      "next": link(to: neighbours.next),
    ]
    return SiteFile(path: page, text: theme.page("page", values))
  }

  /// What templates show of a neighbouring chapter.
  func link(to entry: PageMap.Entry?) -> any Sendable {
    entry.map { ["page": $0.page, "title": $0.chapter.frontMatter.title] } ?? false
  }

  /// The table of contents: the parts, each with its chapters.
  ///
  /// Every name has a value, since a template would look for a missing one in the frame around.
  func groups(current: String) -> [[String: Any]] {
    var groups: [(part: String?, chapters: [[String: Any]])] = []
    for entry in context.book.summary {
      switch entry {
      case .part(let title): groups.append((title, []))
      case .chapter(let title, let path, let depth):
        guard let place = context.pages.entry(of: path) else { continue }
        if groups.isEmpty { groups.append((nil, [])) }
        groups[groups.count - 1].chapters.append(
          line(title: title, place: place, depth: depth, isCurrent: place.page == current))
      }
    }
    return groups.enumerated().map { index, group in
      ["chapters": group.chapters, "group": index + 1, "part": group.part ?? false]
    }
  }

  private func line(
    title: String, place: PageMap.Entry, depth: Int, isCurrent: Bool
  ) -> [String: Any] {
    let chapter = place.chapter
    return [
      "title": title, "page": place.page, "name": chapter.name, "tasks": chapter.tasks,
      "depth": depth, "isCurrent": isCurrent,
      "number": place.number ?? "",
      "minutes": chapter.frontMatter.minutes ?? false,
      "objective": chapter.frontMatter.objectives.first ?? false,
      "tally": values(of: context.tally(of: chapter), things: "check"),
    ]
  }

  /// What templates show of a tally; `false` where there is nothing to count.
  func values(of tally: CheckTally, things: String) -> any Sendable {
    guard !tally.states.isEmpty else { return false }
    let noun = tally.states.count == 1 ? things : "\(things)s"
    return ["fraction": tally.fraction, "noun": noun, "cells": tally.cells.markup]
  }
}

extension Chapter {
  /// The ids of what a reader can solve, with spaces between.
  fileprivate var tasks: String {
    steps.compactMap { if case .quiz(let quiz) = $0 { quiz.id } else { nil } }
      .joined(separator: " ")
  }
}
