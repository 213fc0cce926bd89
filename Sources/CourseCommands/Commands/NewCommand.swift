import ArgumentParser
import BookModel
import Foundation

/// Makes a small book that checks and builds.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a new book with one chapter that checks, or a new exercise.",
    discussion: """
      EXAMPLES
        course new my-book               a book
        course new my-book --library     a book with Swift code of its own
        course new exercise my-exercise  an exercise of this book, complete and proven
      """,
    shouldDisplay: !Invocation.isInStudentsCopy)

  @OptionGroup var options: BookOptions

  @Argument(help: "The folder to make, or the word 'exercise'.", completion: .directory)
  var folder: String

  @Argument(help: "The name of the new exercise.")
  var exercise: String?

  @Flag(help: "Give the book a library of its own instead of the tensors.")
  var library = false

  func validate() throws {
    guard library, exercise != nil else { return }
    throw ValidationError("'--library' is for a new book, not for an exercise")
  }

  func run() async throws {
    try await reportingFailures {
      if folder == "exercise", let exercise { return try makeExercise(exercise) }
      if let exercise { throw ValidationError("what is '\(exercise)'? A book has one name") }
      try write(library ? LibraryBookTemplate.files : BookTemplate.files, to: folder)
      // `./course` says how it was called, so that the next line can be copied.
      let course = ProcessInfo.processInfo.environment["COURSE_COMMAND"] ?? "course"
      print(
        """
        made '\(folder)' with one chapter\(library ? " and the library it uses" : "")
        next: \(course) check --book \(folder)
              \(course) build --book \(folder)
        """)
    }
  }

  private func makeExercise(_ id: String) throws {
    guard id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil else {
      throw CommandFailure.invalidName(name: id)
    }
    let root = try options.root()
    let chapter = try Book.read(root: root).chapters.first?.name ?? ""
    try FileManager.default.createDirectory(
      atPath: "\(root)/\(Exercise.root)", withIntermediateDirectories: true)
    try write(
      ExerciseTemplate.files(id: id, chapter: chapter), to: "\(root)/\(Exercise.root)/\(id)")
    let course = ProcessInfo.processInfo.environment["COURSE_COMMAND"] ?? "course"
    print(
      """
      made '\(Exercise.root)/\(id)', an exercise of chapter '\(chapter)'
      next: \(course) check \(id)
      """)
  }

  /// Writes the files into a hidden folder beside the new one and moves it into place at the end.
  private func write(_ files: [(path: String, text: String)], to folder: String) throws {
    let manager = FileManager.default
    let target = URL(filePath: folder).standardizedFileURL
    guard !manager.fileExists(atPath: target.path(percentEncoded: false)) else {
      throw CommandFailure.exists(path: folder)
    }
    let parent = target.deletingLastPathComponent()
    let name = ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
    let draft = parent.appending(path: name)
    do {
      for file in files {
        let url = draft.appending(path: file.path)
        try manager.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: url)
      }
      try manager.moveItem(at: draft, to: target)
    } catch {
      try? manager.removeItem(at: draft)
      throw error
    }
  }
}
