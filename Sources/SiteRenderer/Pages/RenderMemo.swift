import BookModel
import Diagnostics
import SnippetRunner
import Synchronization

/// Remembers the pages of chapters from one rendering of a book to the next, for a program that
/// renders it again after every edit.
///
/// A page is taken from here if everything that it depends on is equal; nothing is judged by time
/// or by a hash alone.
public final class RenderMemo: Sendable {
  /// What a page depends on beside its own chapter; a change makes all pages anew.
  struct Surroundings: Hashable, Sendable {
    private struct Place: Hashable, Sendable {
      var path: String
      var page: String
      var part: String?
      var title: String
    }

    private let root: String
    private let title: String
    private let settings: CourseSettings
    private let templates: [String: String]
    private let contents: ContentsList
    private let places: [Place]
    private let labels: [String: Labels.Target]
    private let figureStates: [String: [String]]
    private let facts: FactList
    private let bibliography: Bibliography
    private let states: [String: FactCoverage.Status]
    private let exercises: [String: String]
    private let keys: [String: AnswerKey]

    init(_ pages: SitePages) {
      let context = pages.context
      root = context.book.root
      title = context.book.title
      settings = context.book.settings
      templates = pages.theme.templates
      contents = pages.contents
      places = context.pages.entries.map {
        Place(
          path: $0.chapter.path, page: $0.page, part: $0.part,
          title: $0.chapter.frontMatter.title)
      }
      labels = context.labels.targets
      figureStates = context.figureLinks.mapValues { $0.map { "\($0.figure)=\($0.state.text)" } }
      facts = context.book.facts
      bibliography = context.book.bibliography
      states = Dictionary(
        context.coverage.entries.map { ($0.fact.id, $0.status) },
        uniquingKeysWith: { first, _ in first })
      exercises = Dictionary(
        context.book.exercises.map { ($0.id, $0.source.text) },
        uniquingKeysWith: { first, _ in first })
      keys = context.keys
    }
  }

  /// What a page depends on of its own chapter: its text, from which all else is read, and what its
  /// program did, but not when that was found out.
  struct Inputs: Hashable, Sendable {
    private let text: String
    private let result: ChapterResult?

    init(_ chapter: Chapter, _ result: ChapterResult?) {
      text = chapter.source.text
      var result = result
      result?.isCached = true
      result?.seconds = 0
      self.result = result
    }
  }

  /// A page with what it was made from.
  struct Entry: Sendable {
    var inputs: Inputs
    var page: ChapterPage
  }

  private struct State {
    var surroundings: Surroundings?
    var pages: [String: Entry] = [:]
  }

  private let state = Mutex(State())

  /// Creates a memo that remembers nothing yet.
  public init() {}

  /// Returns the remembered pages by their chapters' paths; none if they had other surroundings.
  func pages(in surroundings: Surroundings) -> [String: Entry] {
    state.withLock { $0.surroundings == surroundings ? $0.pages : [:] }
  }

  /// Remembers pages instead of all before.
  func keep(_ entries: [Entry], in surroundings: Surroundings) {
    let pages = Dictionary(
      entries.map { ($0.page.path, $0) }, uniquingKeysWith: { first, _ in first })
    state.withLock { $0 = State(surroundings: surroundings, pages: pages) }
  }
}
