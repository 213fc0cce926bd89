/// The lines that turn one text into another, as `diff -u` prints them.
struct UnifiedDiff: Hashable, Sendable {
  /// The number of equal lines shown around a change.
  private static let context = 3

  /// A line that stays, goes or comes.
  private struct Line: Hashable {
    var sign: Character
    var text: String
  }

  private var lines: [Line] = []

  /// The most pairs of lines that are compared one by one: the time grows with their number.
  private static let pairLimit = 4_000_000

  /// Compares two texts by their lines.
  init(from old: [String], to new: [String]) {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let rest = min(old.count, new.count) - start
    let end = zip(old.reversed(), new.reversed()).prefix(rest).prefix { $0 == $1 }.count
    let (oldMiddle, newMiddle) = (start..<old.count - end, start..<new.count - end)
    var removed = Set(oldMiddle)
    var inserted = Set(newMiddle)
    if oldMiddle.count * newMiddle.count <= Self.pairLimit {
      let difference = new[newMiddle].difference(from: old[oldMiddle])
      removed = Set(difference.removals.map { $0.offset + start })
      inserted = Set(difference.insertions.map { $0.offset + start })
    }
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if removed.contains(oldIndex) {
        lines.append(Line(sign: "-", text: old[oldIndex]))
        oldIndex += 1
      } else if inserted.contains(newIndex) {
        lines.append(Line(sign: "+", text: new[newIndex]))
        newIndex += 1
      } else {
        lines.append(Line(sign: " ", text: old[oldIndex]))
        oldIndex += 1
        newIndex += 1
      }
    }
  }

  /// Returns the diff with the head and the hunks that `patch` reads; empty for equal texts.
  func text(path: String) -> String {
    let hunks = hunks.map(text(ofHunk:))
    return hunks.isEmpty ? "" : "--- a/\(path)\n+++ b/\(path)\n" + hunks.joined()
  }

  /// The stretches around changes, those that touch joined.
  private var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].sign != " " {
      let start = max(0, index - Self.context)
      let end = min(lines.count, index + Self.context + 1)
      if let last = hunks.last, last.upperBound >= start {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  private func text(ofHunk hunk: Range<Int>) -> String {
    let old = place(of: hunk, without: "+")
    let new = place(of: hunk, without: "-")
    let body = lines[hunk].map { "\($0.sign)\($0.text)\n" }.joined()
    return "@@ -\(old) +\(new) @@\n" + body
  }

  /// The first line and the number of lines of a hunk in one of the texts.
  private func place(of hunk: Range<Int>, without sign: Character) -> String {
    let count = lines[hunk].count { $0.sign != sign }
    let before = lines[..<hunk.lowerBound].count { $0.sign != sign }
    return "\(count == 0 ? before : before + 1),\(count)"
  }
}

extension CollectionDifference.Change {
  /// The place in the collection.
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
