import BookModel
import Diagnostics

/// The records of one chapter: which are handed to its program, and what its run says about them.
struct RecordKeeping: Sendable {
  private struct Entry: Sendable {
    var name: String
    var snippet: Snippet
    var key: String
    var kept: ChapterRecord?
  }

  private let chapter: Chapter
  private let computesAnew: Bool
  private var entries: [Entry] = []

  /// Looks for the records of a chapter.
  ///
  /// - Parameters:
  ///   - chapter: The chapter.
  ///   - book: The book, which keeps them.
  ///   - files: The program's data files; records are added to them unless they are to be computed.
  ///   - computesAnew: Whether what is recorded is to be computed again.
  init(of chapter: Chapter, in book: Book, files: inout RunFiles, computesAnew: Bool) {
    self.chapter = chapter
    self.computesAnew = computesAnew
    for case .snippet(let snippet) in chapter.steps {
      guard let name = snippet.record else { continue }
      let text = book.record(named: name)
      let key = ChapterRecord.key(of: snippet, in: chapter, files: files)
      let kept = text.flatMap { ChapterRecord($0) }
      entries.append(Entry(name: name, snippet: snippet, key: key, kept: kept))
      // A record of other code says nothing of what is computed now.
      if let text, let kept, !computesAnew || kept.key == key {
        files.records["\(name).tsv"] = text
      }
    }
  }

  /// Whether there is nothing to read where nothing is to be computed.
  var isIncomplete: Bool { !computesAnew && entries.contains { $0.kept == nil } }

  /// The marks of the records, by the `index` of their snippets.
  var marks: [Int: RecordMark] {
    var marks: [Int: RecordMark] = [:]
    for entry in entries {
      guard let kept = entry.kept else { continue }
      marks[entry.snippet.index] = RecordMark(mark: kept.mark, seconds: kept.seconds)
    }
    return marks
  }

  /// Returns what is wrong with the records, given what a run computed.
  func diagnostics(after run: ProgramRun?) -> [Diagnostic] {
    entries.compactMap { entry in
      let way = "train with 'course accept --slow \(chapter.name)' and look at what changed"
      guard let kept = entry.kept else {
        return Diagnostic(
          "record-missing", "there is no record '\(entry.name)' that can be read",
          at: entry.snippet.fence.head, help: way)
      }
      guard kept.key == entry.key else {
        return Diagnostic(
          "record-stale", "the record '\(entry.name)' was made from other code or other data",
          at: entry.snippet.fence.head, help: way)
      }
      guard computesAnew, let run, case .finished = run.ending else { return nil }
      guard let computed = run.records[entry.name] else {
        return Diagnostic(
          "record-missing", "the snippet computed nothing for its record '\(entry.name)'",
          at: entry.snippet.fence.head, help: "call 'recorded(\"\(entry.name)\", within: …)' in it")
      }
      let differences = kept.differences(from: computed)
      if differences.isEmpty { return nil }
      return Diagnostic(
        "record-mismatch", "what was computed differs from the record '\(entry.name)'",
        at: entry.snippet.fence.head, notes: differences,
        help: "if the new values are right, \(way)")
    }
  }

  /// Returns the texts of the records that a run computed, by name.
  func texts(after record: RecordedRun) -> [String: String] {
    var texts: [String: String] = [:]
    for entry in entries {
      guard let computed = record.run?.records[entry.name] else { continue }
      texts[entry.name] =
        ChapterRecord(
          computed, key: entry.key, mark: record.mark, seconds: record.seconds
        ).text
    }
    return texts
  }
}

/// When a record was made, with what, and how long that took.
public struct RecordMark: Hashable, Sendable {
  /// When and with what.
  public var mark: CheckedMark

  /// The time that the chapter's program took, in seconds.
  public var seconds: Double
}
