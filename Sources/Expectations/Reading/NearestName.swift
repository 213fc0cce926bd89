/// Returns the candidate that is most likely meant by a misspelled name, or `nil` if none is near.
func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  // Nobody misspells a name this long; the distance is quadratic in its length.
  guard name.utf8.count <= 100 else { return nil }
  let limit = max(1, name.count / 3)
  let near = candidates.map { (name: $0, distance: editDistance(name, $0)) }
    .min { $0.distance < $1.distance }
  return near.flatMap { $0.distance <= limit ? $0.name : nil }
}

/// Returns the number of letters to insert, delete or replace.
private func editDistance(_ left: String, _ right: String) -> Int {
  let others = Array(right)
  var last = Array(0...others.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in others.enumerated() {
      let replaced = last[column] + (letter == other ? 0 : 1)
      current.append(min(replaced, last[column + 1] + 1, current[column] + 1))
    }
    last = current
  }
  return last[others.count]
}
