import ArgumentParser
import BookModel
import Diagnostics
import Foundation
import GradePages
import Gradebook
import Similarity

/// Compares submissions with each other.
struct SimilarityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similarity",
    abstract: "Compare submissions with each other and with those of earlier years.",
    discussion: """
      SUBMISSIONS has a folder for each student, or is a platform's download, as for 'course grade'. \
      Answers to the same exercise are compared by their Swift tokens: comments and spaces do not count, \
      nor does what the starter gives, and what all answers share counts little. Nothing leaves this \
      machine. The page shows each pair side by side.

      A high number is a reason to look, and no proof.

      EXAMPLES
        course similarity submissions
        course similarity submissions --earlier archive     archive/2025/ada/overlap-maps.swift
        course similarity submissions --at-least 70 --output /tmp/similar.html

      Where the gradebook of 'course grade' is beside the folder, the page also lists students whose \
      answers gave the same wrong values, which few others gave.
      """,
    shouldDisplay: !Invocation.isInStudentsCopy)

  @OptionGroup var options: BookOptions

  @Argument(help: "The folder of submissions.", completion: .directory)
  var submissions: String

  @Option(
    help: "A folder with a folder of submissions for each earlier year.", completion: .directory)
  var earlier: String?

  @Option(help: "The least similarity to report, in percent of what the most similar could have.")
  var atLeast = 60

  @Option(
    help: "The gradebook with the values of answers. Default: grades.sqlite beside the folder.",
    completion: .file(extensions: ["sqlite"]))
  var gradebook: String?

  /// What is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "What to print: text, or json.")
  var format = Format.text

  @Option(help: "The page to write.", completion: .file(extensions: ["html"]))
  var output = "similarity.html"

  func validate() throws {
    guard (1...100).contains(atLeast) else {
      throw ValidationError("'--at-least' is a percentage from 1 to 100.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let root = try options.root()
      let exercises = try Book.read(root: root).exercises.map(\.id)
      var read = [try SubmittedFiles(folder: submissions, exercises: exercises)]
      if let earlier { read += try SubmittedFiles.earlier(earlier, exercises: exercises) }
      let search = SimilaritySearch(threshold: Double(atLeast) / 100)
      var report = search.report(on: read.flatMap(\.files), given: starters(exercises, root: root))
      report.wrongValues = EqualWrongValues.find(in: try wrongValues())
      try write(SimilarityPage(report).markup, to: output)
      if format == .json { return print(try SimilarityTable.json(report)) }
      let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
      print(SimilarityTable(report: report, style: style).text, terminator: "")
      for reason in read.flatMap(\.leftOut) {
        print("left out: \(reason.withVisibleControls)")
      }
      print("wrote \(output)")
    }
  }

  /// What students' answers gave where something else was right; nothing where nobody has graded them.
  private func wrongValues() throws -> [WrongValue] {
    let beside = URL(filePath: submissions).standardizedFileURL.deletingLastPathComponent()
      .appending(path: "grades.sqlite").path(percentEncoded: false)
    guard gradebook != nil || FileManager.default.fileExists(atPath: beside) else { return [] }
    let file = try GradebookFile(existingAt: gradebook ?? beside)
    return WrongValue.all(in: try file.snapshot())
  }

  /// The texts that students began with.
  private func starters(_ exercises: [String], root: String) -> [String: [String]] {
    var starters: [String: [String]] = [:]
    for exercise in exercises {
      let path = "\(root)/exercises/\(exercise)/Starter.swift"
      if let text = try? String(contentsOfFile: path, encoding: .utf8) {
        starters[exercise] = [text]
      }
    }
    return starters
  }
}
