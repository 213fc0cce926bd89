import ArgumentParser

/// The `course` command: one subcommand a file in `Commands/`.
public struct Course: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "course",
    abstract: "A course book that runs.",
    discussion: Invocation.isInStudentsCopy ? forStudents : forAuthors,
    version: "0.1.0",
    subcommands: [
      CheckCommand.self, BuildCommand.self, ServeCommand.self, AcceptCommand.self,
      FactsCommand.self,
      ExplainCommand.self, NewCommand.self, DoctorCommand.self, CleanCommand.self,
      StartCommand.self, ListCommand.self, NextCommand.self, ShowCommand.self, HintCommand.self,
      LibraryCommand.self, RunCommand.self,
      WatchCommand.self, ResetCommand.self, SubmitCommand.self,
      ReleaseCommand.self, GradeCommand.self, MarkCommand.self, ExportCommand.self,
      SimilarityCommand.self,
    ])

  private static let forAuthors = """
    Checks a book of Markdown chapters with Swift snippets against the tensors that its source \
    documents print, and writes it as a site.

    EXAMPLES
      ./course check                  check the whole book
      ./course check 02-scatter-add   check one chapter
      ./course build                  write the site to site/public
      ./course serve                  show the book in a browser while you write
      ./course start                  hand out the exercises' starters
      ./course check output-padding   grade your answer to an exercise
      ./course test                   run the project's own tests

    Exit codes: 0 all is right, 1 something is wrong in the book, 2 it could not be run, \
    64 the command line is wrong.
    """

  private static let forStudents = """
    Your copy of a course: a book that runs, and exercises that you solve in files in 'work'.

    EXAMPLES
      ./course serve                  read, write your answers and grade them in a browser
      ./course watch                  check an exercise whenever you save its file
      ./course next                   show the next exercise and make its file
      ./course check output-padding   grade your answer to an exercise
      ./course list                   what is solved, your points, what is next
      ./course submit                 pack your answers into one file to hand in

    Exit codes: 0 all is right, 1 an answer is wrong, 2 it could not be graded, \
    64 the command line is wrong.
    """

  /// Creates the command.
  public init() {}
}
