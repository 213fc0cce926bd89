import BookModel
import Diagnostics
import ExerciseValues
import Foundation
import Grading
import Sandbox

/// What became of an answer, as a page draws it.
///
/// Numbers are texts already: JSON has no infinity, and both ends write them alike.
struct PageReport: Encodable {
  /// A value: a grid of numbers if it is one that is not too large, else a text.
  struct Value: Encodable {
    var shape: [Int]?
    var cells: [String]?
    var text: String?
  }

  struct Argument: Encodable {
    var name: String
    var value: Value
  }

  struct Group: Encodable {
    var name: String
    var points: String
    var right: Int
    var count: Int
  }

  struct Failure: Encodable {
    var group: String
    var title: String
    var arguments: [Argument]
    var expected: Value?
    var got: Value?

    /// The places of the cells that are wrong, in row-major order.
    var wrong: [Int]

    /// Why there is no answer, and the line where the program stopped.
    var reason: String?
    var line: Int?

    /// What differs, in words.
    var difference: [String]
    var note: String?
    var further: Int

    /// What the answer printed in the case.
    var printed: String
  }

  /// What a figure's answer draws for one case.
  struct Drawing: Encodable {
    var title: String
    var arguments: [Argument]
    var value: Value
  }

  struct Message: Encodable {
    var line: Int
    var column: Int
    var length: Int
    var text: String
    var notes: [String]
  }

  var status: String
  var points: String
  var groups: [Group]
  var failures: [Failure]
  var drawings: [Drawing]

  /// The hint of the known mistake, as HTML.
  var mistake: String?
  var messages: [Message]

  /// What the answer printed in the other cases, each behind its name, and in how many.
  var printed: String
  var printedCases: Int
  var foot: String

  /// Creates the report of a page.
  ///
  /// - Parameters:
  ///   - report: What became of the answer.
  ///   - exercise: The exercise.
  ///   - markup: Turns Markdown into HTML.
  init(_ report: ExerciseReport, on exercise: Exercise, markup: (Exercise.Part) -> String) {
    status = report.status.rawValue
    points = report.pointText
    groups = report.groups.map {
      Group(
        name: $0.name, points: "\($0.points.pointText) of \($0.possible)", right: $0.right,
        count: $0.count)
    }
    failures = report.failures.map { Failure($0, in: exercise) }
    drawings = report.drawings.map { drawing in
      Drawing(
        title: drawing.title.visible,
        arguments: drawing.arguments.map { .init(name: $0.name, value: .init($0.value)) },
        value: .init(drawing.value))
    }
    mistake = report.mistake.map { markup(Exercise.Part(markdown: $0.hint)) }
    messages = report.diagnostics.map(Message.init)
    printed = Self.printed(report.printed)
    printedCases = report.printed.count
    foot = [
      report.withheld > 0 ? "\(report.withheld.counted("hidden case")) when it is graded" : nil,
      report.level < .namespaces ? "isolation: \(report.level.words)" : nil,
      "\(report.seconds.formatted(decimals: 2)) s",
    ].compactMap { $0 }.joined(separator: " · ")
  }
}

extension PageReport {
  /// Prints of several cases as one text.
  private static func printed(_ prints: [ExerciseReport.CasePrint]) -> String {
    let texts = prints.map { print in
      let title = print.title.isEmpty ? "a random case" : print.title
      let name = prints.count > 1 ? "— \(print.group): \(title)\n".visibleText + "\n" : ""
      return name + print.text.visibleText
    }
    return String(texts.joined(separator: "\n").prefix(40_000))
  }
}

extension PageReport.Value {
  /// The numbers that a page shows as cells, at most.
  private static let largestGrid = 600

  init(_ value: ExerciseValue) {
    if let grid = value.grid, grid.cells.count <= Self.largestGrid, !grid.cells.isEmpty {
      shape = grid.shape
      cells = grid.cells.map(Self.text)
    } else {
      text = value.displayText
    }
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15
      ? "\(Int(number))" : "\(Float(number))"
  }
}

extension PageReport.Failure {
  fileprivate init(_ failure: ExerciseReport.Failure, in exercise: Exercise) {
    group = failure.group
    title =
      failure.arguments.isEmpty
      ? "your answer"
      : failure.title.isEmpty ? "the smallest random case that fails" : failure.title.visible
    arguments = failure.arguments.map { .init(name: $0.name, value: .init($0.value)) }
    expected = failure.expected.map { .init($0) }
    got = failure.got.map { .init($0) }
    wrong =
      if let got = failure.got, let expected = failure.expected {
        got.places(differingFrom: expected, tolerance: exercise.tolerance)
      } else {
        failure.wrongPlaces
      }
    reason = failure.failure?.words(exercise)
    if case .crashed(_, let line)? = failure.failure { self.line = line }
    // The tables show what the lines would.
    let isScalar = failure.expected?.isScalar ?? false
    difference =
      wrong.isEmpty || isScalar || failure.expected == nil
      ? isScalar ? [] : failure.difference
      : ["\(wrong.count) of \(expected?.cells?.count ?? wrong.count) differ"]
    note = failure.note
    further = failure.further
    printed = failure.printed.visibleText
  }
}

extension PageReport.Message {
  fileprivate init(_ diagnostic: Diagnostic) {
    let range = diagnostic.range
    line = range?.start.line ?? 1
    column = range?.start.column ?? 1
    length = max(1, (range?.end.column ?? 0) - column)
    text = diagnostic.message.visible
    notes =
      (diagnostic.details + diagnostic.notes).map(\.visible)
      + (diagnostic.help.map { ["help: \($0)"] } ?? [])
  }
}
