import ArgumentParser
import BookModel
import Foundation
import Grading
import Sandbox

/// Checks an answer whenever it is saved.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Check an exercise each time its file in 'work' is saved.",
    discussion: """
      Without a name it begins with the next exercise, and goes where you save. It makes the file of \
      an exercise where there is none.

      On a terminal it obeys keys: h shows a hint, n goes to the next exercise that is not solved, l \
      lists all (arrows or j and k, then Enter, to go to one), r checks again, o opens the page in \
      your browser ($BROWSER, or the desktop's) or says where it is, x pressed twice puts the starter back and keeps your text, q ends it.

      EXAMPLES
        course watch
        course watch scatter-add
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The exercise to begin with, by id, how it begins, or its file.")
  var exercise: String?

  func run() async throws {
    try await reportingFailures {
      let root = try options.root()
      let book = try Book.read(root: root)
      let overview = try StudentWork(root: root).overview(of: book.exercises)
      let named = try exercise.map { try book.exercise(called: $0) }
      guard let first = named ?? book.next(in: overview) ?? book.exercises.first else {
        return print(overview.nextLine)
      }
      if named == nil && overview.next == nil {
        print("all exercises are solved; save a file in 'work' to check it again")
      }
      let grader = try await Grader(root: root)
      _ = await EditorSettings.refresh(root: root)
      let isInteractive = isatty(STDOUT_FILENO) == 1 && Keyboard.open()
      defer { Keyboard.close() }
      InterruptHandling.install { Keyboard.close() }
      await watch(book, grader, first, isInteractive: isInteractive)
    }
  }

  private func watch(
    _ book: Book, _ grader: Grader, _ first: Exercise, isInteractive: Bool
  ) async {
    let (events, source) = AsyncStream.makeStream(of: ExerciseWatch.Event.self)
    var watch = ExerciseWatch(
      book: book, grader: grader, first: first, isInteractive: isInteractive, events: source)
    let folder = FolderWatch(paths: ["\(book.root)/\(StudentWork.folder)"])
    watch.begin()
    let look = Task {
      var state = folder.state()
      // What was saved while the first exercise was shown.
      source.yield(.changed)
      while !Task.isCancelled {
        state = await folder.change(from: state)
        source.yield(.changed)
      }
    }
    defer { look.cancel() }
    if isInteractive {
      Keyboard.read(press: { source.yield(.key($0)) }, redraw: { source.yield(.redraw) })
    }
    for await event in events {
      guard watch.react(to: event) else { return }
    }
  }
}
