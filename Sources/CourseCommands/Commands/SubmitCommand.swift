import Archives
import ArgumentParser
import BookModel
import Diagnostics
import Foundation
import Grading

/// Packs the answers to hand them in.
struct SubmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Pack your answers into one file to hand in, and say where it is to go.",
    discussion: """
      The file has the answers in 'work' and a list of them with digests, and nothing about your \
      machine. The same answers give the same file. Nothing is sent.

      EXAMPLES
        course submit
        course submit --yes --output week-3.zip
      """)

  @OptionGroup var options: BookOptions

  @Flag(name: .shortAndLong, help: "Do not ask before writing the file.")
  var yes = false

  @Option(
    name: .shortAndLong, help: "The file to write. Default: submission.zip in the book's folder.",
    completion: .file(extensions: ["zip"]))
  var output: String?

  func run() async throws {
    try await reportingFailures {
      let root = try options.root()
      let book = try Book.read(root: root)
      let (settings, problems, _) = try CourseSettings.read(root: root)
      for problem in problems { print(TerminalRenderer(sources: book.sources).render(problem)) }
      let work = StudentWork(root: root)
      let submission = try Submission(
        of: work, in: book, version: settings.version,
        tool: Course.configuration.version)
      guard !submission.manifest.answers.isEmpty else { throw CommandFailure.nothingToSubmit }
      let path = output ?? root + "/submission.zip"
      let name = output ?? "submission.zip"
      print(submission.description)
      guard try yes || agrees(toWrite: name, replacing: access(path, F_OK) == 0) else {
        return print("nothing was written")
      }
      try ZipArchive.write(
        submission.files.map { ($0.path, $0.bytes) }, to: path)
      print("wrote \(name)\n" + settings.destination(of: name))
    }
  }

  /// Asks once; without a terminal there is nobody to ask.
  private func agrees(toWrite name: String, replacing isThere: Bool) throws -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { throw CommandFailure.nobodyToAsk(option: "--yes") }
    print(
      "\nWrite \(name)\(isThere ? ", which replaces the one that is there" : "")? [Y/n] ",
      terminator: "")
    fflush(nil)
    let answer = (readLine() ?? "n").lowercased()
    return answer.isEmpty || answer.hasPrefix("y")
  }
}

extension Submission {
  /// What is in it and what is worth a second look.
  fileprivate var description: String {
    let counts = Dictionary(grouping: manifest.answers, by: \.state).mapValues(\.count)
    let words = [
      ("solved", "solved"), ("written", "written"), ("tried", "not solved"),
      ("unchecked", "not checked since the last change"),
    ]
    let states = words.compactMap { state, text in counts[state].map { "\($0) \(text)" } }
    let head =
      "\(manifest.answers.count.counted("answer")): \(states.joined(separator: ", "))"
    let missing =
      manifest.missing.isEmpty
      ? [] : ["no answer to \(manifest.missing.count.counted("exercise")): " + missingNames]
    return ([head] + missing + remarks.map { "warning: \($0)" }).joined(separator: "\n")
  }

  private var missingNames: String {
    let names = manifest.missing.prefix(5).joined(separator: ", ")
    return manifest.missing.count > 5 ? names + ", …" : names
  }
}

extension CourseSettings {
  /// Where a submission is to go, in a sentence.
  fileprivate func destination(of file: String) -> String {
    submit.map { "to hand it in: \($0)" } ?? "to hand it in, send \(file) to your teacher"
  }
}
