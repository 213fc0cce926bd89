import Diagnostics
import Synchronization

/// Remembers the chapters of a book from one reading to the next, for a program that reads it again
/// after every edit.
///
/// A chapter is taken from here if its text is equal; nothing is judged by time or by a hash alone.
public final class ReadingMemo: Sendable {
  private let drafts = Mutex<[String: ChapterDraft]>([:])

  /// Creates a memo that remembers nothing yet.
  public init() {}

  /// Returns the chapters that texts make, and remembers them instead of all before.
  func read(_ files: [SourceFile]) -> [ChapterDraft] {
    let known = drafts.withLock { $0 }
    let read = files.concurrentMap { file in
      guard let draft = known[file.path], draft.chapter.source.text == file.text else {
        return ChapterReader.read(file)
      }
      return draft
    }
    drafts.withLock { drafts in
      drafts = Dictionary(read.map { ($0.chapter.path, $0) }, uniquingKeysWith: { $1 })
    }
    return read
  }
}
