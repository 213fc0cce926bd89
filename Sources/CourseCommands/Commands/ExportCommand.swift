import ArgumentParser

/// Writes grades for other programs, and what grades on other platforms.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the grades for Canvas, Moodle, Gradescope and others.",
    discussion: """
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

      'course export FORMAT --help' lists the options. Two things grade elsewhere: an autograder for \
      Gradescope, and a job for Kubernetes.

      EXAMPLES
        course export csv --output grades.csv
        course export canvas --template 2026-11-30-grades.csv --output canvas.csv
        course export gradescope-autograder --assignment 'Week 1' --output autograder.zip
        course export kubernetes grades.plan --image registry.example.org/course:1 --output job.yaml
      """,
    shouldDisplay: !Invocation.isInStudentsCopy,
    subcommands: [
      ExportGradesCommand.self, ExportAutograderCommand.self, ExportKubernetesCommand.self,
    ], defaultSubcommand: ExportGradesCommand.self)
}
