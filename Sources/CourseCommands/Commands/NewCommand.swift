import ArgumentParser
import Foundation

/// Makes a small book that checks and builds.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a new book with one chapter that checks.",
    discussion: """
      EXAMPLE
        course new my-book
        course check --book my-book
      """)

  @Argument(help: "The folder to make.", completion: .directory)
  var folder: String

  func run() async throws {
    try await reportingFailures {
      try write(BookTemplate.files)
      // `./course` says how it was called, so that the next line can be copied.
      let course = ProcessInfo.processInfo.environment["COURSE_COMMAND"] ?? "course"
      print(
        """
        made '\(folder)' with one chapter
        next: \(course) check --book \(folder)
              \(course) build --book \(folder)
        """)
    }
  }

  /// Writes the files into a hidden folder beside the new one and moves it into place at the end.
  private func write(_ files: [(path: String, text: String)]) throws {
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
