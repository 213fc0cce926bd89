import BookModel
import Diagnostics
import Digests
import FoundationEssentials
import Glibc

/// What the pages of chapters were found to be, in `.course/pages.json`, which may be deleted at any time.
///
/// What is kept of a chapter holds as long as everything that its rendering reads is the same: its own text,
/// and the numbers, pages, works, facts and exercises that it may refer to in the rest of the book.
struct PageCheckCache {
  /// What the rendering of a chapter found.
  struct Findings: Codable {
    /// What is wrong with formulas and links.
    var diagnostics: [Diagnostic]

    /// The pictures that it shows, by their paths relative to the book, sorted.
    var pictures: [String]
  }

  private struct Entry: Codable {
    var key: String
    var findings: Findings
  }

  private let folder: String
  private let surroundings: String
  private let known: [String: Entry]
  private var path: String { folder + "/pages.json" }

  /// Opens the cache of a book.
  init(context: SiteContext) {
    folder = context.book.root + "/.course"
    surroundings = Self.surroundings(context)
    let data = FileManager.default.contents(atPath: folder + "/pages.json") ?? Data()
    known = (try? JSONDecoder().decode([String: Entry].self, from: data)) ?? [:]
  }

  /// Returns what is kept of a chapter; `nil` if it is not kept or something has changed.
  func findings(on chapter: Chapter) -> Findings? {
    guard let entry = known[chapter.path], entry.key == key(of: chapter) else { return nil }
    return entry.findings
  }

  /// Keeps what was found; where that fails, the chapters are rendered again next time.
  ///
  /// What is known of chapters that were not looked at stays.
  func keep(_ findings: [(chapter: Chapter, findings: Findings)], of book: Book) {
    let isNew = findings.contains { known[$0.chapter.path]?.key != key(of: $0.chapter) }
    guard isNew else { return }
    let paths = Set(book.chapters.map(\.path))
    var entries = known.filter { paths.contains($0.key) }
    for (chapter, found) in findings {
      entries[chapter.path] = Entry(key: key(of: chapter), findings: found)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(entries) else { return }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? data.write(to: URL(filePath: path), options: .atomic)
  }

  private func key(of chapter: Chapter) -> String {
    ContentDigest(ofAll: [surroundings, chapter.path, chapter.source.text]).text
  }

  /// A digest of all that a page may depend on beside its own chapter; `RenderMemo` lists the same.
  private static func surroundings(_ context: SiteContext) -> String {
    let book = context.book
    let chapters = Set(book.chapters.map(\.path))
    // The list of chapters, facts, references and exercises.
    let files = book.sources.filter { !chapters.contains($0.key) }.sorted { $0.key < $1.key }
      .flatMap { [$0.key, $0.value.text] }
    let pages = context.pages.entries.flatMap {
      [$0.chapter.path, $0.page, $0.part ?? "", $0.chapter.frontMatter.title]
    }
    let labels = context.labels.targets.sorted { $0.key < $1.key }.flatMap {
      [$0.key, $0.value.kind.rawValue, $0.value.path, $0.value.number ?? ""]
    }
    let figures = context.figureLinks.sorted { $0.key < $1.key }.flatMap { path, links in
      [path] + links.map { "\($0.figure)=\($0.state.text)" }
    }
    return ContentDigest(
      ofAll: ["1", toolIdentity] + [files, pages, labels, figures].flatMap { ["\($0.count)"] + $0 }
    ).text
  }

  /// Tells this build of the tool from others, whose rendering may find something else.
  ///
  /// To read the program takes longer than to render a book, so its size and the moment of its making
  /// have to do.
  private static let toolIdentity: String = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return "" }
    return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }()
}
