extension Explanation {
  /// Notes on what happens while a chapter is compiled and run.
  static let runs = [
    Explanation(
      "snippet-compile", "Every snippet compiles, in order with the others of its chapter.",
      """
      All snippets of a chapter are one Swift program: a name is declared once, and a snippet sees
      what the ones before it declare. Conditions of 'check' fences, 'of=' and values in the prose are
      compiled with it, so a mistake in one of them is reported at its place.

      A snippet that must not compile says so with '.nocompile', one that needs something the book
      does not have with '.norun'.
      """),
    Explanation(
      "snippet-warning", "The compiler warns of a snippet.",
      "The book is read as an example of how to write Swift, so its warnings are worth mending."),
    Explanation(
      "library-compile", "The book's own code compiles.",
      """
      'course.yaml' can name a library, modules that every snippet sees, a prelude and flags of the
      compiler. They are compiled before any chapter, and each mistake is shown once, in the file
      that has it. Until they compile, no chapter runs. What is built is kept in '.course/library'
      and built again when a file, a flag or the compiler changes.
      """),
    Explanation(
      "library-warning", "The compiler warns of the book's own code.",
      """
      The line is in the book's library or prelude. Readers see that code too, so its warnings are
      worth fixing. Warnings of packages from elsewhere are not shown.
      """),
    Explanation(
      "snippet-trapped", "A snippet stops the program, and was not meant to.",
      """
      What was printed before is kept, what comes later in the chapter did not run. If stopping is the
      point, mark the snippet '.traps' and quote the message in an 'error' fence behind it.
      """),
    Explanation(
      "snippet-does-not-trap", "A snippet marked '.traps' stops the program.",
      "It ran to its end. Remove '.traps', or make it do what the 'error' fence says."),
    Explanation(
      "snippet-compiles", "A snippet marked '.nocompile' is refused by the compiler.",
      "The compiler took it. Remove '.nocompile', or make it say what the 'error' fence says."),
    Explanation(
      "snippet-exited", "A snippet does not end the chapter's program.",
      "It called 'exit' or the like, so the rest of the chapter did not run."),
    Explanation(
      "snippet-timeout", "A chapter's program ends within its time.",
      """
      A chapter's program has 60 seconds, so that an endless loop does not stop the whole check. Make
      the example smaller, or mark the snippet '.slow': its chapter then has 600 seconds.
      """),
    Explanation(
      "snippet-memory", "A chapter's program stays within its memory.",
      "It has 4 GiB, so that one chapter does not stop the machine. Make the example smaller."),
    Explanation(
      "snippet-output-limit", "A chapter's program prints no more than a reader would read.",
      "It printed more than 16 MiB, most likely in an endless loop."),
    Explanation(
      "channel-unreadable", "What a chapter's program hands over can be read.",
      """
      The values of a chapter leave its program through descriptor 3, together with how much was printed
      after each snippet. A snippet that writes there, moves standard output elsewhere, or goes on in a
      second process spoils both, and nothing behind it can be compared.
      """),
    Explanation(
      "value-missing", "A program that ends hands over every value that its chapter quotes.",
      """
      The program came to its end, yet the value of an expression did not arrive, so nothing was
      compared. Values leave the program through descriptor 3: look for a snippet that closes it.
      """),
    Explanation(
      "compiler-limit", "The compiler ends within its time and memory.",
      """
      Some short expressions take the compiler very long: many literals and operators in one line. Give
      types to literals, as in 'let x: Tensor = [[0, 1], [2, 3]]', and cut long expressions in two.
      """),
    Explanation(
      "compiler-failed", "The compiler fails without saying why.",
      "Its own words stand below the message. Try 'course clean' and 'course doctor'."),
    Explanation(
      "cache-unwritable", "Results are kept in '.course' in the book's folder.",
      "They cannot be, so the next check runs everything again. The results of this one are right."),
  ]
}
