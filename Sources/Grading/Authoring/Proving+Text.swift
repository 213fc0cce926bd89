import BookModel
import Diagnostics

/// Texts, which no case decides on.
extension Proving {
  /// Proves that the rubric gives as many points as the exercise is worth.
  mutating func proveRubric() throws(GradingError) {
    guard let rubric = try files.file(ExerciseFiles.Name.rubric) else {
      return report(
        "exercise-rubric", "a text is marked by a rubric",
        help: "write 'Rubric.md' with lines '- 2 points: …'")
    }
    let points = rubric.lines.compactMap { line -> Int? in
      let words = line.split(separator: " ")
      guard words.count > 3, words[0] == "-", words[2].hasPrefix("point") else { return nil }
      return Int(words[1])
    }
    guard points.reduce(0, +) != exercise.points else { return }
    report(
      "exercise-rubric",
      "the rubric has \(points.reduce(0, +)) points, the exercise says \(exercise.points)",
      in: rubric, help: "write lines '- 2 points: …' whose sum is 'points' in exercise.md")
  }

  /// Proves that an answer waits for a person, and the starter does not.
  mutating func proveText() async throws(GradingError) {
    let empty = try await grader.check(exercise, starter)
    if empty.status != .wrong {
      report("exercise-starter", "the starter is an empty text", in: starter)
    }
    let full = try await grader.check(exercise, solution)
    if full.status != .waiting {
      report("exercise-solution", "the solution is a text", in: solution)
    }
  }
}
