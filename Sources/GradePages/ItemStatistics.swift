import GradeRecords

/// What a class did with one exercise or one case.
struct ItemStatistics: Hashable {
  /// The exercise, or the exercise and the case.
  var name: String

  /// Each student's share of the points, 0 to 1.
  var shares: [Double]

  /// The correlation of the share with the points for everything else, −1 to 1; `nil` where either
  /// does not vary.
  var discrimination: Double?

  /// The mean share.
  var mean: Double { shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count) }

  /// The share of students with all points.
  var solved: Double {
    shares.isEmpty ? 0 : Double(shares.count { $0 >= 1 }) / Double(shares.count)
  }

  /// Why it tells good from weak students badly; `nil` if it does not.
  var concern: String? {
    guard shares.count >= 5 else { return nil }
    if mean > 0.97 { return "nearly everybody has all points" }
    if mean < 0.03 { return "hardly anybody has a point" }
    guard let discrimination, discrimination < 0.15 else { return nil }
    return discrimination < -0.1
      ? "those who are strong elsewhere do worse here: look for a mistake in the checks"
      : "it says nothing about how students do elsewhere"
  }

  /// Computes statistics.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - results: Each student's share, and points for everything else.
  init(name: String, results: [(share: Double, rest: Double)]) {
    self.name = name
    shares = results.map(\.share)
    discrimination = Self.correlation(results.map(\.share), results.map(\.rest))
  }

  /// Pearson's correlation.
  static func correlation(_ first: [Double], _ second: [Double]) -> Double? {
    let count = Double(first.count)
    guard count > 2 else { return nil }
    let (meanFirst, meanSecond) = (first.reduce(0, +) / count, second.reduce(0, +) / count)
    var (product, squaresFirst, squaresSecond) = (0.0, 0.0, 0.0)
    for (one, other) in zip(first, second) {
      product += (one - meanFirst) * (other - meanSecond)
      squaresFirst += (one - meanFirst) * (one - meanFirst)
      squaresSecond += (other - meanSecond) * (other - meanSecond)
    }
    guard squaresFirst > 1e-12, squaresSecond > 1e-12 else { return nil }
    return product / (squaresFirst * squaresSecond).squareRoot()
  }
}

extension GradebookSnapshot {
  /// The statistics of each exercise over the students with a mark for it who handed something in.
  var exerciseStatistics: [ItemStatistics] {
    exercises.enumerated().map { column, exercise in
      let results = students.compactMap { student -> (share: Double, rest: Double)? in
        guard student.source != nil, let points = student.exercises[column].points,
          exercise.maximum > 0
        else { return nil }
        let all = student.exercises.reduce(0) { $0 + ($1.points ?? 0) }
        return (points / exercise.maximum, all - points)
      }
      return ItemStatistics(name: exercise.id, results: results)
    }
  }

  /// The statistics of each case of an exercise, in the order of the cases.
  func caseStatistics(_ column: Int) -> [(one: CaseRecord, statistics: ItemStatistics)] {
    var results: [Int: [(share: Double, rest: Double)]] = [:]
    var known: [Int: CaseRecord] = [:]
    for student in students where student.source != nil {
      let all = student.exercises.reduce(0) { $0 + ($1.points ?? 0) }
      for one in student.exercises[column].record?.cases ?? [] {
        known[one.id] = known[one.id] ?? one
        results[one.id, default: []].append((one.verdict == .solved ? 1 : 0, all))
      }
    }
    return known.values.sorted { $0.id < $1.id }.map { one in
      let name = "\(exercises[column].id), case \(one.id + 1)"
      return (one, ItemStatistics(name: name, results: results[one.id] ?? []))
    }
  }
}
