import BookModel
import Diagnostics

/// Looks for the solution's code where students can see it.
struct LeakSearch {
  let exercise: Exercise
  let solution: SourceFile

  /// The shortest line that is worth hiding: shorter ones are braces and loops that anybody writes.
  private static let shortest = 16

  /// The lines of the solution that make it one.
  var lines: [String] {
    let common = ["import ", "//", "func \(exercise.entry.name)", "let \(exercise.entry.name):"]
    return solution.lines.map { $0.split(separator: " ").joined(separator: " ") }
      .filter { line in
        line.count >= Self.shortest && !common.contains { line.hasPrefix($0) }
      }
  }

  /// Returns what is wrong with what students see.
  ///
  /// Hints, prompt and a property hold no line of the solution; the starter, which may unpack shapes
  /// as the solution does, holds less than half of them.
  func diagnostics(starter: SourceFile, checks: SourceFile?) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let text = joined(exercise.source)
    if let line = lines.first(where: { text.contains($0) }) {
      found.append(diagnostic("the exercise's text", line, in: exercise.source))
    }
    let starterText = joined(starter)
    let shared = lines.filter { starterText.contains($0) }
    if let line = shared.first, shared.count * 2 >= lines.count {
      found.append(diagnostic("the starter", line, in: starter))
    }
    if let checks, checks.text.contains("Checks(property:"),
      let line = lines.first(where: { joined(checks).contains($0) })
    {
      found.append(diagnostic("a property, which students get,", line, in: checks))
    }
    return found
  }

  private func joined(_ file: SourceFile) -> String {
    file.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func diagnostic(_ name: String, _ line: String, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      "exercise-leak", "\(name) holds a line of the solution",
      at: SourceRange(path: file.path, line: 1), details: [line],
      help: "say it in words, or leave it out")
  }
}
