/// What references in the text can name, with the numbers that readers see.
///
/// Sections are numbered through their chapter, as `3.2` and `3.2.1`; so are figures, and formulas
/// that have an id.
public struct Labels: Sendable {
  /// The kinds of things that have a number.
  public enum Kind: String, CaseIterable, Sendable {
    case section = "sec"
    case figure = "fig"
    case equation = "eq"

    /// What stands before the number.
    public var word: String {
      switch self {
      case .section: "Section"
      case .figure: "Figure"
      case .equation: "Equation"
      }
    }

    /// The word with its article, for messages.
    var noun: String {
      switch self {
      case .section: "a section"
      case .figure: "a figure"
      case .equation: "an equation"
      }
    }

    /// What ids of the kind begin with.
    public var prefix: String { rawValue + "-" }
  }

  /// Something that has a number.
  public struct Target: Hashable, Sendable {
    /// What it is.
    public var kind: Kind

    /// The path of its chapter.
    public var path: String

    /// The number, such as `3.2`; `nil` for a heading too deep for one, and for a chapter's title.
    public var number: String?

    /// How the text refers to it, such as `Section 3.2`.
    public var name: String
  }

  /// What has an id that references may name, by that id.
  public private(set) var targets: [String: Target] = [:]

  /// The numbers of figures by their chapter's path and their snippet's `index`.
  private var figures: [String: [Int: String]] = [:]

  /// The numbers of headings by their chapter's path and their id.
  private var sections: [String: [String: String]] = [:]

  /// Numbers the parts of chapters.
  public init(_ chapters: [Chapter]) {
    for chapter in chapters {
      var counter = Counter(chapter)
      counter.count(chapter.blocks)
      figures[chapter.path] = counter.figures
      sections[chapter.path] = counter.sections
      targets.merge(counter.targets) { first, _ in first }
    }
  }

  /// Returns the number of the figure that a snippet draws.
  public func number(ofFigure snippet: Int, in path: String) -> String? {
    figures[path]?[snippet]
  }

  /// Returns the number of a heading's section.
  public func number(ofSection id: String, in path: String) -> String? {
    sections[path]?[id]
  }
}

/// Counts through one chapter.
private struct Counter {
  let path: String
  let chapterNumber: Int?
  var targets: [String: Labels.Target] = [:]
  var figures: [Int: String] = [:]
  var sections: [String: String] = [:]

  private var section = 0
  private var subsection = 0
  private var equation = 0

  init(_ chapter: Chapter) {
    path = chapter.path
    chapterNumber = chapter.number
  }

  mutating func count(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .heading(let level, let id, let content):
        countHeading(level: level, id: id, title: content.plainText)
      case .step(.snippet(let snippet)) where snippet.options.contains(.figure):
        let number = full([figures.count + 1])
        figures[snippet.index] = number
        add(snippet.id, .figure, number: number)
      case .formula(let id?, _):
        equation += 1
        add(id, .equation, number: full([equation]))
      default:
        count(block.content)
      }
    }
  }

  private mutating func countHeading(level: Int, id: String, title: String) {
    if level == 2 { (section, subsection) = (section + 1, 0) }
    if level == 3 { subsection += 1 }
    let isNumbered = level == 2 || level == 3 && section > 0
    let number = isNumbered ? full(level == 2 ? [section] : [section, subsection]) : nil
    sections[id] = number
    let chapter = level == 1 ? chapterNumber.map { "Chapter \($0)" } : nil
    add(id, .section, number: number, name: chapter ?? "“\(title)”")
  }

  private func full(_ numbers: [Int]) -> String {
    ((chapterNumber.map { [$0] } ?? []) + numbers).map(String.init).joined(separator: ".")
  }

  private mutating func add(
    _ id: String?, _ kind: Labels.Kind, number: String?, name: String = ""
  ) {
    guard let id, targets[id] == nil else { return }
    targets[id] = Labels.Target(
      kind: kind, path: path, number: number, name: number.map { "\(kind.word) \($0)" } ?? name)
  }
}
