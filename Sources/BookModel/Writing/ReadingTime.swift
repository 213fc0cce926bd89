import Diagnostics

/// How long a chapter takes to read and work through.
///
/// Words go at 200 a minute, as of silent reading with care. A line of code takes three seconds, a
/// formula of its own ten, a row of a table, printed output or a quoted tensor two, and a quiz half
/// a minute beyond its words. Set-up code and the code of figures are folded away and left out.
public struct ReadingTime: Hashable, Sendable {
  /// The words of the text.
  public private(set) var words = 0

  /// The seconds for all else.
  public private(set) var otherSeconds = 0

  /// The time in minutes, rounded up.
  public var minutes: Int {
    let readingSeconds = (words * 60 + Self.wordsPerMinute - 1) / Self.wordsPerMinute
    return (readingSeconds + otherSeconds + 59) / 60
  }

  /// The speed of reading text.
  public static let wordsPerMinute = 200

  /// Estimates the time for a chapter.
  public init(_ chapter: Chapter) {
    add(chapter.blocks)
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      words += block.text.plainText.utf8.split(whereSeparator: \.isWhitespace).count
      switch block.kind {
      case .formula: otherSeconds += 10
      case .table(let table): otherSeconds += 2 * table.rows.count
      case .code(_, let text): otherSeconds += 2 * text.lineCount
      case .step(let step): add(step)
      default: break
      }
      add(block.content)
    }
  }

  private mutating func add(_ step: Step) {
    switch step {
    case .snippet(let snippet):
      let isFolded = !snippet.options.isDisjoint(with: [.hidden, .figure])
      otherSeconds += isFolded ? 0 : 3 * snippet.fence.body.lineCount
    case .check(let check): otherSeconds += 3 * check.conditions.count
    case .output(let output): otherSeconds += 2 * output.fence.body.lineCount
    case .tensor(let tensor): otherSeconds += 2 * tensor.fence.body.lineCount
    case .quiz: otherSeconds += 30
    default: break
    }
  }
}

extension String {
  /// The number of lines that are not empty.
  fileprivate var lineCount: Int {
    split(separator: "\n").count
  }
}

extension WritingChecker {
  /// Compares the time with what the front matter says.
  mutating func checkReadingTime() {
    guard let stated = chapter.frontMatter.minutes else { return }
    let time = ReadingTime(chapter)
    guard time.minutes > stated else { return }
    report(
      "reading-time", "the chapter takes longer than the \(stated) minutes that it states",
      at: chapter.frontMatter.minutesRange ?? SourceRange(path: chapter.path, line: 1),
      label: "about \(time.minutes)",
      notes: ["\(time.words) words, and \(time.otherSeconds) seconds for code and the rest"],
      help: "write 'minutes: \(time.minutes)', or divide the chapter")
  }
}
