import BookModel
import Diagnostics
import Foundation
import Grading

/// Leads a student from exercise to exercise: checks what is saved, and obeys keys.
struct ExerciseWatch {
  /// What a watch reacts to.
  enum Event: Sendable {
    case key(Keyboard.Key)

    /// Something in `work` was changed.
    case changed

    /// A text of an exercise was graded, or could not be.
    case graded(exercise: String, text: String, Result<ExerciseReport, any Error>)

    /// The window has another size.
    case redraw
  }

  private enum View: Equatable {
    case exercise
    case list(selected: Int)
  }

  let book: Book
  let grader: Grader
  let events: AsyncStream<Event>.Continuation
  private let work: StudentWork
  private let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)

  /// Whether keys are read, so that the screen is drawn for a person.
  private let isInteractive: Bool

  /// The texts of the answers as they were last read; one that is gone is remembered.
  private var seen: [String: String] = [:]
  private var current: Exercise
  private var view = View.exercise

  /// The last verdict on the current exercise.
  private var verdict: (report: ExerciseReport, answer: SourceFile)?
  private var grading: Task<Void, Never>?
  private var message: String?
  private var showsHints = false

  /// Whether the next `x` puts the starter back.
  private var asksToReset = false

  init(
    book: Book, grader: Grader, first: Exercise, isInteractive: Bool,
    events: AsyncStream<Event>.Continuation
  ) {
    self.book = book
    self.grader = grader
    self.events = events
    self.isInteractive = isInteractive
    current = first
    work = StudentWork(root: book.root)
  }

  /// Shows the exercise to begin with.
  mutating func begin() {
    for exercise in book.exercises { seen[exercise.id] = text(of: exercise) }
    enter(current)
  }

  /// Reacts to an event.
  ///
  /// - Returns: Whether the watch goes on.
  mutating func react(to event: Event) -> Bool {
    switch event {
    case .key(let key): return press(key)
    case .changed: look()
    case .redraw: draw()
    case .graded(let exercise, let text, let result): take(result, on: exercise, text)
    }
    return true
  }

  // MARK: Files

  private func text(of exercise: Exercise) -> String? {
    (try? work.answer(to: exercise))?.text
  }

  /// Checks the answer that changed since the last look.
  ///
  /// Of several, such as after a folder was brought back, only the current one is checked.
  private mutating func look() {
    var changed: [Exercise] = []
    for exercise in book.exercises {
      guard let text = text(of: exercise), text != seen[exercise.id] else { continue }
      seen[exercise.id] = text
      changed.append(exercise)
    }
    if let own = changed.first(where: { $0.id == current.id }) {
      view = .exercise
      check(own)
    } else if changed.count == 1 {
      enter(changed[0])
    }
  }

  /// Goes to an exercise, making its file where there is none.
  private mutating func enter(_ exercise: Exercise) {
    current = exercise
    view = .exercise
    verdict = nil
    message = nil
    showsHints = false
    grading?.cancel()
    grading = nil
    start(exercise)
    guard let answer = try? work.answer(to: exercise), !work.isStarter(answer, of: exercise) else {
      return draw()
    }
    check(exercise)
  }

  private mutating func start(_ exercise: Exercise) {
    attempt { watch throws(GradingError) in
      if try !watch.work.start([exercise]).isEmpty {
        watch.message = "made \(watch.work.path(of: exercise))"
        watch.seen[exercise.id] = watch.text(of: exercise)
      }
    }
  }

  /// Does what may fail; what is wrong with one exercise must not end the watch over the others.
  private mutating func attempt(_ act: (inout ExerciseWatch) throws(GradingError) -> Void) {
    do throws(GradingError) {
      try act(&self)
    } catch {
      message = "\(error)" + (error.remedy.map { "\nhelp: \($0)" } ?? "")
    }
  }

  // MARK: Grading

  private mutating func check(_ exercise: Exercise) {
    grading?.cancel()
    grading = nil
    attempt { watch throws(GradingError) in
      guard let answer = try watch.work.answer(to: exercise) else { return }
      watch.seen[exercise.id] = answer.text
      watch.grade(exercise, answer)
    }
    draw()
  }

  private mutating func grade(_ exercise: Exercise, _ answer: SourceFile) {
    message = nil
    grading = Task { [grader, events] in
      let result: Result<ExerciseReport, any Error>
      do { result = .success(try await grader.check(exercise, answer)) } catch {
        result = .failure(error)
      }
      guard !Task.isCancelled else { return }
      events.yield(.graded(exercise: exercise.id, text: answer.text, result))
    }
  }

  private mutating func take(
    _ result: Result<ExerciseReport, any Error>, on exercise: String, _ text: String
  ) {
    guard exercise == current.id, text == seen[exercise] else { return }
    grading = nil
    let answer = SourceFile(path: work.path(of: current), text: text)
    switch result {
    case .success(let report):
      verdict = (report, answer)
      if report.status.isDone { showsHints = false }
      attempt { watch throws(GradingError) in try watch.work.record(report, on: answer) }
    case .failure(let error):
      verdict = nil
      let remedy = (error as? GradingError)?.remedy.map { "\nhelp: \($0)" } ?? ""
      message = "\(error)\(remedy)"
    }
    draw()
  }

  // MARK: Keys

  private mutating func press(_ key: Keyboard.Key) -> Bool {
    if key == .character("q") { return false }
    if case .list(let selected) = view {
      choose(key, selected)
    } else {
      let isSecondReset = asksToReset && key == .character("x")
      asksToReset = false
      message = nil
      act(key, isSecondReset: isSecondReset)
    }
    return true
  }

  private mutating func act(_ key: Keyboard.Key, isSecondReset: Bool) {
    switch key {
    case .character("h"): hint()
    case .character("n"): next()
    case .character("l"):
      view = .list(selected: book.exercises.firstIndex { $0.id == current.id } ?? 0)
      draw()
    case .character("r"): check(current)
    case .character("o"):
      message = ExercisePage(exercise: current, root: book.root).open()
      draw()
    case .character("x"): isSecondReset ? reset() : askToReset()
    default: draw()
    }
  }

  private mutating func choose(_ key: Keyboard.Key, _ selected: Int) {
    let last = book.exercises.count - 1
    switch key {
    case .up, .character("k"): view = .list(selected: max(0, selected - 1))
    case .down, .character("j"): view = .list(selected: min(last, selected + 1))
    case .home, .character("g"): view = .list(selected: 0)
    case .end, .character("G"): view = .list(selected: last)
    case .enter, .character("c"): return enter(book.exercises[selected])
    case .escape, .character("l"): view = .exercise
    default: break
    }
    draw()
  }

  private mutating func hint() {
    attempt { watch throws(GradingError) in
      let exercise = watch.current
      // The first press shows again what was seen before.
      let isNew = watch.showsHints
      try watch.work.updateProgress { progress in
        let seen = progress[exercise].hints
        guard isNew || seen == 0 else { return }
        progress[exercise].hints = min(seen + 1, exercise.hints.count)
      }
      watch.showsHints = true
    }
    draw()
  }

  private mutating func next() {
    attempt { watch throws(GradingError) in
      let overview = try watch.work.overview(of: watch.book.exercises)
      if let next = overview.next(after: watch.current.id),
        let exercise = watch.book.exercises.first(where: { $0.id == next.exercise })
      {
        watch.enter(exercise)
      } else {
        watch.message =
          overview.next == nil ? overview.nextLine : "this is the only one that is left"
        watch.draw()
      }
    }
  }

  private mutating func askToReset() {
    asksToReset = true
    message =
      "press x again to put the starter back; your text is kept in \(StudentWork.backupFolder)"
    draw()
  }

  private mutating func reset() {
    attempt { watch throws(GradingError) in
      let exercise = watch.current
      let words = try watch.work.reset(exercise).words(path: watch.work.path(of: exercise))
      watch.seen[exercise.id] = watch.text(of: exercise)
      watch.enter(exercise)
      watch.message = words
    }
    draw()
  }

  // MARK: Showing

  private mutating func draw() {
    let overview: WorkOverview
    do throws(GradingError) {
      overview = try work.overview(of: book.exercises)
    } catch {
      print("\(error)" + (error.remedy.map { "\nhelp: \($0)" } ?? ""))
      fflush(nil)
      return
    }
    guard isInteractive else { return drawPlain(overview) }
    let screen = WatchScreen(
      book: book, overview: overview, style: style, size: TerminalSize.current)
    print("\u{1B}[2J\u{1B}[H", terminator: "")
    switch view {
    case .exercise: print(screen.exercise(current, blocks(overview)), terminator: "")
    case .list(let selected): print(screen.list(selected: selected), terminator: "")
    }
    fflush(nil)
  }

  private mutating func blocks(_ overview: WorkOverview) -> [String] {
    var blocks: [String] = []
    if let verdict {
      blocks.append(
        ExerciseTerminalReport(
          report: verdict.report, exercise: current, answer: verdict.answer, style: style
        ).text.trimmingEnd)
      if verdict.report.status.isDone { blocks += following(overview) }
    } else {
      blocks.append(
        wrapped(ExercisePrompt(exercise: current, book: book, state: overview[current]).text))
    }
    if showsHints { blocks.append(wrapped(hints(overview[current]?.hints ?? 0))) }
    if grading != nil { blocks.append(style.dim("checking …")) }
    if let message { blocks.append(style.yellow(message)) }
    return blocks + overview.warnings(style)
  }

  /// What is next, with its prompt, once the current exercise is done.
  private mutating func following(_ overview: WorkOverview) -> [String] {
    guard let next = overview.next(after: current.id),
      let exercise = book.exercises.first(where: { $0.id == next.exercise })
    else { return [style.green("✓ " + overview.nextLine)] }
    return [
      style.green("✓ \(overview.summary)") + "; n goes to the next:",
      wrapped(ExercisePrompt(exercise: exercise, book: book, state: next).text),
    ]
  }

  private func wrapped(_ text: String) -> String {
    text.wrapped(to: min(TerminalSize.current.columns, 120))
  }

  private func hints(_ count: Int) -> String {
    guard !current.hints.isEmpty else { return style.yellow("there are no hints to this exercise") }
    let hints = current.hints.prefix(count).enumerated().map { index, hint in
      style.yellow("hint \(index + 1) of \(current.hints.count): ") + hint.terminalText
    }
    let left = current.hints.count - count
    return (hints + [style.dim(left > 0 ? "h shows the next one" : "no hints remain")])
      .joined(separator: "\n\n")
  }

  /// Without a terminal: what is new, and no keys.
  private mutating func drawPlain(_ overview: WorkOverview) {
    if let message { print(message) }
    message = nil
    guard let verdict else {
      if grading == nil {
        print(ExercisePrompt(exercise: current, book: book, state: overview[current]).text)
        print("waiting for you to save '\(work.path(of: current))'")
      }
      return fflushAll()
    }
    self.verdict = nil
    print(
      ExerciseTerminalReport(
        report: verdict.report, exercise: current, answer: verdict.answer, style: style
      ).text)
    guard verdict.report.status.isDone else {
      print("waiting for you to save '\(verdict.answer.path)'")
      return fflushAll()
    }
    let word = verdict.report.status == .waiting ? "written, not yet marked" : "solved"
    let next = overview.next(after: current.id)
    print(word + (next.map { "; next is '\($0.exercise)'" } ?? "; that was the last one"))
    print("\(overview.summary) · \(overview.nextLine)")
    fflushAll()
  }

  private func fflushAll() { fflush(nil) }
}
