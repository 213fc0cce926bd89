import BookModel
import Diagnostics
import SnippetRunner

/// A chapter's page, and what was found out while making it.
struct ChapterPage: Hashable, Sendable {
  /// The page.
  var file: SiteFile

  /// The chapter's path relative to the book.
  var path: String

  /// Its sections in the search data.
  var searchRows: String

  /// What is wrong with its formulas, links and pictures.
  var diagnostics: [Diagnostic]

  /// The pictures that it shows, by their paths relative to the book, sorted.
  var pictures: [String]

  /// Whether it has live figures.
  var hasExplorables: Bool
}

extension SitePages {
  /// Renders the pages of all chapters, on all processors at once, in the book's order.
  ///
  /// - Parameter memo: Pages of earlier calls, of which those that would come out the same are
  ///   taken, and which learns the new ones.
  /// - Returns: The pages.
  func chapters(memo: RenderMemo?) -> [ChapterPage] {
    let entries = context.pages.entries
    let surroundings = RenderMemo.Surroundings(self)
    let known = memo?.pages(in: surroundings) ?? [:]
    let made = entries.concurrentMap { entry in
      let chapter = entry.chapter
      let inputs = RenderMemo.Inputs(chapter, context.results[chapter.path])
      if let old = known[chapter.path], old.inputs == inputs { return old }
      return RenderMemo.Entry(inputs: inputs, page: self.chapter(entry))
    }
    memo?.keep(made, in: surroundings)
    return made.map(\.page)
  }
}
