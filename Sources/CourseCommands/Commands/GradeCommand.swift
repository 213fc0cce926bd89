import ArgumentParser

/// Grades a class, on this machine or on several.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade a folder of submissions into a gradebook.",
    discussion: """
      Reads a folder for each student, zips, git clones, and what Canvas, Moodle and Gradescope let \
      you download. Run it again to grade what is new. Ctrl-C finishes what has begun. \
      'course grade SUBMISSIONS --help' lists the options.

      'roster.csv' and 'grading.yaml', in the folder or beside it, say who the students are and when \
      submissions are due; Documentation/grading.md describes them.

      On several machines, 'plan' cuts the submissions into shards, 'run' grades shards, and 'merge' \
      puts what they recorded into the gradebook, which is the same for any number of shards.

      EXAMPLES
        course grade submissions
        course grade submissions --dry-run
        course grade submissions --regrade --exercise output-size
        course grade submissions --explain ada output-size
        course grade submissions --engine slurm

        course grade plan submissions --shards 40
        course grade run grades.plan --shard 0
        course grade merge grades.plan

      Exit codes: 0 all is graded, 1 something was not graded or not taken in, 2 it could not run.
      """,
    shouldDisplay: !Invocation.isInStudentsCopy,
    subcommands: [
      GradeClassCommand.self, GradePlanCommand.self, GradeRunCommand.self, GradeMergeCommand.self,
      GradeAutograderCommand.self,
    ], defaultSubcommand: GradeClassCommand.self)
}
