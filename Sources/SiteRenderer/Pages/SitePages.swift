import BookModel
import Diagnostics
import SnippetRunner

/// Fills in the theme's templates; an extension for each kind of page says with what.
struct SitePages {
  let context: SiteContext
  let theme: Theme

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
    _ content: String, page: String, title: String, values: [String: Any] = [:]
  ) -> SiteFile {
    var values = values
    values["content"] = content
    values["title"] = title
    values["bookTitle"] = context.book.title
    values["isHome"] = page == PageMap.index
    values["isFacts"] = page == PageMap.facts
    values["groups"] = groups(current: page)
    return SiteFile(path: page, text: theme.page("page", values))
  }

  /// The table of contents: the parts, each with its chapters.
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
      var values: [String: Any] = ["chapters": group.chapters, "group": index + 1]
      values["part"] = group.part
      return values
    }
  }

  private func line(
    title: String, place: PageMap.Entry, depth: Int, isCurrent: Bool
  ) -> [String: Any] {
    let chapter = place.chapter
    var values: [String: Any] = [
      "title": title, "page": place.page, "depth": depth, "isCurrent": isCurrent,
    ]
    values["number"] = place.number
    values["minutes"] = chapter.frontMatter.minutes
    values["objective"] = chapter.frontMatter.objectives.first
    values["tally"] = self.values(of: context.tally(of: chapter), things: "check")
    return values
  }

  /// What templates may show of a tally; `nil` where there is nothing to count.
  func values(of tally: CheckTally, things: String) -> [String: Any]? {
    guard !tally.states.isEmpty else { return nil }
    let noun = tally.states.count == 1 ? things : "\(things)s"
    return [
      "fraction": tally.fraction, "noun": noun, "cells": tally.cells.markup,
      "isComplete": tally.proven == tally.states.count,
    ]
  }
}
