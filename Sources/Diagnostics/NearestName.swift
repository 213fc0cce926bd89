/// Returns the candidate that is most likely meant by a misspelled name.
///
/// The distance is the number of letters to insert, delete, replace or swap with their neighbour,
/// case aside. A candidate counts as near when a third of the name's letters, and at least one,
/// suffice. Of equally near candidates the first wins.
///
/// - Returns: The nearest candidate, or `nil` if none is near.
public func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  let letters = Array(name.lowercased())
  // Nobody misspells a name this long; the distance is quadratic in its length.
  guard letters.count <= 100 else { return nil }
  let limit = max(1, letters.count / 3)
  var nearest: (name: String, distance: Int)?
  for candidate in candidates {
    let others = Array(candidate.lowercased())
    guard abs(others.count - letters.count) <= limit else { continue }
    let distance = editDistance(letters, others)
    if distance <= limit && distance < nearest?.distance ?? .max {
      nearest = (candidate, distance)
    }
  }
  return nearest?.name
}

/// Returns the optimal string alignment distance.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var distance = min(
        last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
      let isSwap =
        row > 0 && column > 0 && letter == right[column - 1] && left[row - 1] == other
      if isSwap {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current.append(distance)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
