import Diagnostics

/// One Markdown file of the book.
public struct Chapter: Sendable {
  /// The path relative to the book's folder, such as `chapters/02-scatter.md`.
  public var path: String

  /// The text as read.
  public var source: SourceFile

  /// What stands between the `---` lines.
  public var frontMatter: FrontMatter

  /// The content, front matter left out.
  public var blocks: [Block]

  /// Everything that is run or compared, in document order.
  public var steps: [Step]

  /// The name of the chapter's page and of its program: the file name without `.md`.
  public var name: String

  /// The links that set live figures, of this chapter or of others.
  public var figureLinks: [FigureLink]

  /// The number that the file name begins with, such as 2 for `02-scatter.md`.
  public var number: Int? { Int(name.prefix { $0.isASCII && $0.isNumber }) }

  /// Creates a chapter.
  public init(
    path: String,
    source: SourceFile,
    frontMatter: FrontMatter,
    blocks: [Block],
    steps: [Step],
    name: String,
    figureLinks: [FigureLink] = []
  ) {
    self.path = path
    self.source = source
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.steps = steps
    self.name = name
    self.figureLinks = figureLinks
  }
}

/// The data at the head of a chapter.
public struct FrontMatter: Hashable, Sendable {
  /// The chapter's title.
  public var title: String

  /// What the reader will be able to do.
  public var objectives: [String] = []

  /// What the reader should know before.
  public var prerequisites: [String] = []

  /// The time that the chapter takes to read, in minutes.
  public var minutes: Int?

  /// Where the minutes are stated.
  public var minutesRange: SourceRange?

  /// The ids of the source documents it discusses, from `facts.yaml`.
  public var documents: [String] = []

  /// The language of its prose, as HTML names it; `nil` for the book's.
  public var language: String?

  /// Creates front matter with a title and nothing else.
  public init(title: String) {
    self.title = title
  }
}

/// Something in a chapter that runs, or that a run is compared with.
///
/// A chapter's steps make its program, in order. `Block` and `Inline` carry the same values, so
/// that the page can find a step's result by its `index`.
public enum Step: Hashable, Sendable {
  /// Swift code.
  case snippet(Snippet)

  /// What the snippet before it prints.
  case output(ExpectedOutput)

  /// A tensor that a source document prints.
  case tensor(QuotedTensor)

  /// Conditions that must hold.
  case check(Check)

  /// The compiler's or the trap's message that the snippet before it must give.
  case error(ExpectedError)

  /// A value in the prose.
  case inlineValue(InlineValue)

  /// What the lines of the snippet before it do.
  case trace(ExpectedTrace)

  /// A question with its answers.
  case quiz(Quiz)

  /// The step's place in `Chapter.steps`.
  public var index: Int {
    switch self {
    case .snippet(let step): step.index
    case .output(let step): step.index
    case .tensor(let step): step.index
    case .check(let step): step.index
    case .error(let step): step.index
    case .inlineValue(let step): step.index
    case .trace(let step): step.index
    case .quiz(let step): step.index
    }
  }
}
