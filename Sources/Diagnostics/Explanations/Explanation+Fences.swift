extension Explanation {
  /// Notes on fenced blocks.
  static let fences = [
    Explanation(
      "unclosed-fence", "A fenced block ends with a closing line.",
      """
      The closing line repeats the opening one's '`' or '~', at least as many, and holds nothing
      else. In a list or a quotation it stands as deep as the opening one. Without it, all that
      follows is code.
      """),
    Explanation(
      "unknown-language", "A fence's language is misspelled, or takes no words in braces.",
      """
      The tool gives a meaning to 'swift', 'output', 'tensor', 'check', 'error' and 'trace'. A block
      in any other language is shown as it is and takes no words in braces; one whose name is almost
      that of a known language is taken for a mistake.
      """),
    Explanation(
      "unknown-attribute", "A fence or callout does not take this word.",
      """
      swift     #id .hidden .norun .nocompile .traps .slow .trace
      tensor    of= fact= atol= rtol= .refuted
      check     fact= .refuted
      trace     fact=
      output, error, and callouts but errata: none
      """),
    Explanation(
      "malformed-attributes", "The words in braces cannot be read.",
      """
          ```swift {#name .option}
          ```tensor {of=y fact=torch.basic}
          ```tensor {of="f(a, b)"}
          ## Heading {#sec-name}

      A value with spaces stands in double quotes; nothing follows the closing brace. The language
      comes first. Names are letters, digits, '-' and '_'.
      """),
    Explanation(
      "duplicate-attribute", "A word stands twice in a fence's braces.",
      """
      The second one would silently win. Remove one.
      """),
    Explanation(
      "missing-attribute", "A fence, a callout or a checked value lacks what it is compared with.",
      """
          ```tensor {of=y}            the value that the tensor is compared with
          > [!ERRATUM] fact=a.b       the fact whose document is wrong
          296<!--= parameters -->     the expression that gives the number
      """),
    Explanation(
      "conflicting-options", "Options of a snippet exclude each other.",
      """
      A snippet either does not run ('.norun'), does not compile ('.nocompile') or stops the program
      ('.traps').
      """),
    Explanation(
      "expectation-without-snippet", "An output, error or trace fence follows its snippet.",
      """
      It belongs to the swift fence right before it. Between the two only other output, tensor,
      check, error and trace fences may stand: no paragraph, and no end of a list item or quotation.
      """),
    Explanation(
      "duplicate-expectation", "A snippet has one output and one error fence.",
      """
      All that a snippet prints is compared with its one output fence.
      """),
    Explanation(
      "error-without-failure", "An error fence belongs to a snippet that must fail.",
      """
      Say how it fails: '.nocompile' if the compiler must refuse it, '.traps' if it must stop the
      program.

          ```swift {.traps}
          [1, 2][2]
          ```
          ```error
          Index out of range
          ```
      """),
    Explanation(
      "failure-without-error", "A snippet that must fail is followed by its message.",
      """
      Otherwise a snippet that fails for the wrong reason, such as a typing error, would pass. Each
      line of the error fence must occur in a message.
      """),
    Explanation(
      "output-of-nothing", "A snippet that does not run has no output.",
      """
      An output fence follows a snippet with '.norun' or '.nocompile'. Remove one of them.
      """),
    Explanation(
      "empty-fence", "Every fence but one of printed output holds something.",
      """
      An empty one would check nothing and look as if it did. Only an output fence may be empty: the
      snippet prints nothing.
      """),
  ]
}
