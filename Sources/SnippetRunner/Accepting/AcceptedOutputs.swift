import BookModel
import Diagnostics
import FoundationEssentials

/// What is to change in a book so that its `output` fences show what its snippets print.
///
/// Quoted tensors are somebody else's text: they are never changed.
public struct AcceptedOutputs: Sendable {
  /// One file, before and after.
  public struct Revision: Sendable {
    /// The path relative to the book's folder.
    public var path: String

    /// The text that was run.
    public var original: String

    /// The text with the new outputs.
    public var revised: String

    /// What changes, as `diff -u` shows it.
    public var diff: String {
      UnifiedDiff(from: lines(original), to: lines(revised)).text(path: path)
    }

    private func lines(_ text: String) -> [String] {
      // To Swift, a CR LF is one character.
      var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      if lines.last?.isEmpty == true { lines.removeLast() }
      return lines.map { String($0) }
    }
  }

  /// The files that change, in the book's order.
  public var revisions: [Revision]

  /// The outputs that cannot be written into a chapter, since the chapter could not be read again.
  public var refusals: [Diagnostic] = []

  /// Collects the outputs that differ.
  ///
  /// - Parameters:
  ///   - chapters: The chapters.
  ///   - results: Their results, found by path.
  public init(chapters: [Chapter], results: [ChapterResult]) {
    let results = Dictionary(results.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    revisions = []
    for chapter in chapters {
      guard let result = results[chapter.path] else { continue }
      let revision = revision(of: chapter, result)
      guard revision.original != revision.revised else { continue }
      let problems = Chapter.problems(ofText: revision.revised, path: chapter.path)
      if problems.isEmpty {
        revisions.append(revision)
      } else {
        refusals += problems.map { Self.refusal(of: chapter, because: $0) }
      }
    }
  }

  /// Returns a chapter with its new outputs; those that no chapter can hold stay as they were.
  private mutating func revision(of chapter: Chapter, _ result: ChapterResult) -> Revision {
    var replacements: [Replacement] = []
    for step in chapter.steps {
      guard let fence = step.snapshot,
        case .output(let actual, matches: false) = result.outcomes[step.index]
      else { continue }
      let problems = Chapter.problems(ofText: actual, path: chapter.path)
      if let problem = problems.first {
        refusals.append(Self.refusal(of: fence, because: problem))
      } else {
        replacements += Replacement.outputs(actual, of: fence, in: chapter.source)
      }
    }
    let text = chapter.source.text
    return Revision(path: chapter.path, original: text, revised: text.applying(replacements))
  }

  private static func refusal(of fence: Fence, because problem: Diagnostic) -> Diagnostic {
    Diagnostic(
      "output-unacceptable", "the output cannot be written into the chapter: \(problem.message)",
      at: fence.range, help: "let the snippet print less, or without such characters")
  }

  private static func refusal(of chapter: Chapter, because problem: Diagnostic) -> Diagnostic {
    Diagnostic(
      "output-unacceptable",
      "the chapter cannot hold its new outputs: \(problem.message)",
      at: SourceRange(path: chapter.path, line: 1), help: "let its snippets print less")
  }

  /// Writes the files.
  ///
  /// A file that is no longer the one that was run is left alone.
  ///
  /// - Parameter root: The book's folder.
  /// - Returns: A diagnostic for each file that was left alone.
  /// - Throws: `RunnerError` if a file cannot be read or written.
  public func apply(in root: String) throws(RunnerError) -> [Diagnostic] {
    var leftAlone: [Diagnostic] = []
    for revision in revisions {
      let path = "\(root)/\(revision.path)"
      guard try read(path) == Data(revision.original.utf8) else {
        leftAlone.append(
          Diagnostic(
            "file-changed", "'\(revision.path)' was edited after it was run",
            at: SourceRange(path: revision.path, line: 1), help: "run 'course accept' again"))
        continue
      }
      try write(revision.revised, to: path)
    }
    return leftAlone
  }

  private func read(_ path: String) throws(RunnerError) -> Data {
    do {
      return try Data(contentsOf: URL(filePath: path))
    } catch {
      throw .cannotRead(path: path, reason: error.systemReason)
    }
  }

  private func write(_ text: String, to path: String) throws(RunnerError) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw .cannotWrite(path: path, reason: error.systemReason)
    }
  }
}

extension Step {
  /// The fence of what a snippet prints or does, which may be rewritten.
  public var snapshot: Fence? {
    switch self {
    case .output(let output): output.fence
    case .trace(let trace): trace.fence
    case .snippet, .tensor, .check, .error, .inlineValue, .quiz: nil
    }
  }
}

/// A stretch of a file and what is to stand there instead.
private struct Replacement {
  var bytes: Range<Int>
  var text: String

  /// The replacements that make a fence show an output.
  ///
  /// A line of the output that would close the fence makes both of its ends longer.
  static func outputs(_ output: String, of fence: Fence, in source: SourceFile) -> [Replacement] {
    let body = Replacement(
      bytes: fence.bodyBytes, text: fence.replacement(for: output, in: source))
    let utf8 = Array(source.text.utf8)
    let opening = fenceMarks(in: utf8, before: fence.bodyBytes.lowerBound)
    let closing = fenceMarks(in: utf8, from: fence.bodyBytes.upperBound)
    let mark = utf8[opening.lowerBound]
    let missing = longestRun(of: mark, atLineStartsOf: output) + 1 - opening.count
    if missing <= 0 { return [body] }
    let marks = String(repeating: Character(Unicode.Scalar(mark)), count: missing)
    return [
      Replacement(bytes: opening.upperBound..<opening.upperBound, text: marks), body,
      Replacement(bytes: closing.upperBound..<closing.upperBound, text: marks),
    ]
  }

  /// The marks of the fence whose opening line ends at a byte.
  private static func fenceMarks(in text: [UInt8], before end: Int) -> Range<Int> {
    let line = text[..<max(0, end - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return fenceMarks(in: text, from: line)
  }

  /// The first run of three or more marks from a byte on.
  private static func fenceMarks(in text: [UInt8], from start: Int) -> Range<Int> {
    var index = start
    while index < text.count {
      let run = text[index...].prefix { $0 == text[index] }
      let isMark = text[index] == UInt8(ascii: "`") || text[index] == UInt8(ascii: "~")
      if isMark && run.count >= 3 { return run.startIndex..<run.endIndex }
      index = run.endIndex
    }
    return start..<start
  }

  private static func longestRun(of mark: UInt8, atLineStartsOf text: String) -> Int {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
    return lines.map { line in
      line.drop { $0 == UInt8(ascii: " ") }.prefix { $0 == mark }.count
    }.max() ?? 0
  }
}

extension String {
  /// The text with stretches replaced, which are in order and apart.
  fileprivate func applying(_ replacements: [Replacement]) -> String {
    let utf8 = Array(self.utf8)
    var result: [UInt8] = []
    var end = 0
    for replacement in replacements {
      result += utf8[end..<replacement.bytes.lowerBound]
      result += replacement.text.utf8
      end = replacement.bytes.upperBound
    }
    return String(decoding: result + utf8[end...], as: UTF8.self)
  }
}
