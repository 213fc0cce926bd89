/// The lines that turn one text into another, as `diff -u` prints them.
struct UnifiedDiff: Hashable, Sendable {
  /// Each line with `-`, `+` or a blank before it.
  let lines: [String]

  /// Compares two texts by their lines.
  init(from old: [String], to new: [String]) {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.offset))
    let inserted = Set(difference.insertions.map(\.offset))
    var lines: [String] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if removed.contains(oldIndex) {
        lines.append("-\(old[oldIndex])")
        oldIndex += 1
      } else if inserted.contains(newIndex) {
        lines.append("+\(new[newIndex])")
        newIndex += 1
      } else {
        lines.append(" \(old[oldIndex])")
        oldIndex += 1
        newIndex += 1
      }
    }
    self.lines = lines
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
