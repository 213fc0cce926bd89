import ArgumentParser
import Diagnostics
import Foundation
import GradeExports
import GradePages
import GradeRecords

/// Writes the gradebook for other programs and platforms.
struct ExportGradesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grades",
    abstract: "Write the grades for Canvas, Moodle, Gradescope and others.",
    usage: "course export <format> [<options>]",
    discussion: """
      \(formats)

      EXAMPLES
        course export csv --output grades.csv
        course export canvas --template 2026-11-30-grades.csv --output canvas.csv
        course export canvas --template grades.csv --column 'Homework 3' --output canvas.csv
      """)

  /// What each format is, for the help of this command and of the one that it belongs to.
  static let formats = """
    csv               a table for spreadsheets
    canvas            Canvas's gradebook, filled in: --template is its export
    moodle            a table for Moodle's gradebook import; --template takes its students alone
    moodle-worksheet  Moodle's offline grading worksheet, filled in: --template is the download
    lti               scores for LTI 1.3 Assignment and Grade Services, as JSON Lines
    junit             JUnit's XML
    gradescope        results.json for each student, in a folder
    exercism          results.json (version 3) for each answer, in a folder
    feedback          for each student a page and the same in Markdown, in a folder
    report            a page for instructors: distributions, commonest mistakes, odd items, cost

    A student with an answer that has no mark yet gets no grade, and is named. A file is written as \
    a whole or not at all.
    """

  @OptionGroup var gradebook: GradebookOptions

  @Argument(help: "The format.", completion: .list(ExportForm.all.map(\.name)))
  var format: ExportForm

  @Option(help: "The file that the platform wrote.", completion: .file())
  var template: String?

  @Option(help: "The column for the grades. Default: the one named after the assignment.")
  var column: String?

  @Option(help: "The file to write, or the folder for gradescope and exercism. Default: printed.")
  var output: String?

  func validate() throws {
    if format.isFolder, output == nil {
      throw ValidationError(
        "'\(format.name)' writes several files: name a folder with '--output'.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let snapshot = try gradebook.snapshot()
      let text = try template.map { try Self.text(at: $0) }
      let export = try format.export(snapshot, ExportOptions(template: text, column: column))
      if let output {
        try write(export, to: output)
      } else {
        for file in export.files { print(file.text, terminator: "") }
      }
      for note in export.notes { Self.note(note) }
    }
  }

  private func write(_ export: Export, to output: String) throws {
    if !format.isFolder {
      for file in export.files { try CourseCommands.write(file.text, to: output) }
    } else {
      for file in export.files { try write(file, below: output) }
    }
    Self.note("wrote \(export.files.count.counted("file")) to '\(output)'")
  }

  private func write(_ file: Export.File, below folder: String) throws {
    let target = URL(filePath: folder).appending(path: file.path)
    do {
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw CommandFailure.cannotWrite(path: folder, reason: "\(error)")
    }
    try CourseCommands.write(file.text, to: target.path(percentEncoded: false))
  }

  private static func text(at path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure.noFile(path: path)
    }
    if let text = String(validating: data, as: UTF8.self) { return text }
    // Excel's old habit; every byte is a character there.
    return String(decoding: data.map { UInt16($0) }, as: UTF16.self)
  }

  /// To standard error, so that what is printed is the export alone.
  private static func note(_ text: String) {
    FileHandle.standardError.write(Data("\(text.withVisibleControls)\n".utf8))
  }
}
