import ArgumentParser
import BookModel
import Diagnostics
import Foundation
import Grading
import Sandbox

/// Checks an answer whenever it is saved.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Check an exercise each time its file in 'work' is saved.",
    discussion: """
      Without a name it begins with the first exercise that is not solved, and goes where you save. \
      Ctrl-C ends it.

      EXAMPLES
        course watch
        course watch scatter-add
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The exercise to begin with, by id or how it begins.")
  var exercise: String?

  func run() async throws {
    try await reportingFailures {
      let root = try options.root()
      let book = try Book.read(root: root)
      let grader = try await Grader(root: root)
      var watch = ExerciseWatch(book: book, grader: grader)
      InterruptHandling.install()
      try await watch.begin(with: try exercise.map { try book.exercise(called: $0) })
      while true {
        try await Task.sleep(for: .milliseconds(200))
        try await watch.look()
      }
    }
  }
}

/// What a watch has seen of the answers.
struct ExerciseWatch {
  let book: Book
  let grader: Grader
  private let work: StudentWork
  private let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)

  /// The texts of the answers as they were last read.
  private var seen: [String: String] = [:]

  init(book: Book, grader: Grader) {
    self.book = book
    self.grader = grader
    work = StudentWork(root: book.root)
  }

  /// Shows the exercise to begin with, and how its answer does.
  mutating func begin(with chosen: Exercise?) async throws {
    for exercise in book.exercises { seen[exercise.id] = try work.answer(to: exercise)?.text }
    guard let first = try chosen ?? book.next(in: work.overview(of: book.exercises)) else {
      return say("all exercises are solved; save a file in 'work' to check it again")
    }
    try await show(first)
  }

  /// Checks the answers that changed since the last look.
  mutating func look() async throws {
    for exercise in book.exercises {
      let text = try work.answer(to: exercise)?.text
      guard text != seen[exercise.id] else { continue }
      seen[exercise.id] = text
      if text != nil { try await show(exercise) }
    }
  }

  private func show(_ exercise: Exercise) async throws {
    if style.isTerminal { print("\u{1B}[2J\u{1B}[H", terminator: "") }
    guard let answer = try work.answer(to: exercise) else {
      print(ExercisePrompt(exercise: exercise, book: book).text)
      return say("'course start \(exercise.id)' makes the file; it is checked when you save it")
    }
    do throws(GradingError) {
      let report = try await grader.check(exercise, answer)
      try work.record(report, on: answer)
      print(
        ExerciseTerminalReport(
          report: report, exercise: exercise, answer: answer, style: style
        ).text)
      let next = book.next(in: try work.overview(of: book.exercises))
      let verdict = report.status == .waiting ? "written, not yet marked" : "solved"
      say(
        report.status.isDone
          ? verdict + (next.map { "; next is '\($0.id)'" } ?? "; that was the last one")
          : "waiting for you to save '\(answer.path)'")
    } catch {
      // What is wrong with one exercise must not end the watch over the others.
      say("\(error)")
    }
  }

  private func say(_ text: String) {
    print(style.dim(text))
    fflush(nil)
  }
}
