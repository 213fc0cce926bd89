import ArgumentParser

/// Writes grades for other programs, and what grades on other platforms.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the grades for Canvas, Moodle, Gradescope and others.",
    discussion: """
      \(ExportGradesCommand.formats)

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
