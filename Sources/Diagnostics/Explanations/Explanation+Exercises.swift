extension Explanation {
  /// Notes on exercises, for who writes them.
  static let exercises = [
    Explanation(
      "exercise-incomplete", "An exercise asks something and helps those who are stuck.",
      """
      'exercise.md' has front matter, then the prompt, then sections of one list each: '## Options' and
      '## Reasons' for a choice, '## Hints' for all kinds but a text.
      """),
    Explanation(
      "invalid-entry-point", "The entry point of an exercise is one Swift declaration.",
      """
      Either 'func name(_ input: Tensor, stride: Int) -> Tensor' or 'let name: Int'. Values pass between
      the student's program and the grader, so the types are Tensor, Int, Float, Double, Bool, String,
      Choice, and arrays of them. A choice declares 'let answer: Choice', a text 'let answer: String'.
      """),
    Explanation(
      "unknown-chapter", "An exercise belongs to a chapter of the book.",
      "'chapter' in its front matter is the chapter's file name without '.md'."),
    Explanation(
      "unknown-exercise", "A chapter shows exercises that the book has.",
      "'```{exercise} ID' names a folder in 'exercises'."),
    Explanation(
      "exercise-checks", "The checks of an exercise compile and give its cases.",
      """
      'Checks.swift' declares 'let checks = Checks(reference: …)' or 'Checks(property: …)', and a function
      'addCases()' that adds groups, cases and known mistakes. 'Hidden.swift', if there is one, declares
      'addHiddenCases()'. They are compiled with the course library and run in a process of their own.
      """),
    Explanation(
      "exercise-points", "The points of an exercise's groups add up to the exercise's.",
      "Hidden cases belong to groups too; a group that only 'Hidden.swift' names may have no points."
    ),
    Explanation(
      "exercise-starter", "A starter compiles and solves nothing.",
      "It is what students begin with: the declaration, with a wrong result of the right type."),
    Explanation(
      "exercise-solution", "The solution of an exercise earns all points.",
      "It is tried on all cases, the hidden ones drawn from two seeds."),
    Explanation(
      "exercise-mistake", "Every known mistake is noticed, named and told from the others.",
      """
      The answers that a mistake gives are marked as if a student had given them. They must earn less
      than all points, and the hint must be that of this mistake. If two mistakes give the same answers to
      all public cases, add a case on which they differ.
      """),
    Explanation(
      "exercise-wrong", "Every wrong solution is told what its author expects.",
      """
      The files in 'Wrong' begin with '// expects: ' and a word: the id of a known mistake, 'wrong' for
      one that has no name, 'refused' where the file does not compile, or why there is no answer:
      'crashed', 'threw', 'ended', 'time-limit', 'memory-limit', 'output-limit', 'too-large',
      'unreadable'.
      """),
    Explanation(
      "exercise-seed", "The points of a training do not hang on the seed that it begins with.",
      """
      'course check --slow' replaces the number in each 'SplitMix64(seed: …)' of the solution and of the
      files in 'Wrong', 16 times. The solution must earn all points from each seed, and a wrong
      solution what it earns from its own: nothing, or the part that it has right.
      """),
    Explanation(
      "exercise-rubric", "A text that a person marks has a rubric with its points.",
      "'Rubric.md' has lines '- 2 points: what earns them', whose sum is the exercise's points."),
    Explanation(
      "exercise-leak", "What students see holds no code of the solution.",
      """
      Each line of 'Solution.swift' with 16 characters or more is looked for in the prompt and the hints,
      and in 'Checks.swift' where a property decides, since students get that file. The starter may share
      less than half of them.
      """),
  ]

  /// Notes on answers, for students.
  static let answers = [
    Explanation(
      "answer-wrong", "An answer gives the right value in every case.",
      """
      'course check NAME' shows the first wrong case at the terminal: what was given, expected and got.
      '--all' shows one of each group. Hidden cases are only counted.
      """),
    Explanation(
      "answer-not-graded", "The machine, the toolchain and the exercise let an answer be graded.",
      """
      This is nobody's mark: nothing is recorded, and an older mark holds. The message says one way
      out. The exit code is 2.
      """),
    Explanation(
      "answer-compile", "An answer compiles.",
      """
      The message and the line are the compiler's; where one line helps, it follows. The file is
      compiled by itself: it does not see the snippets of the chapter, and needs 'import TensorCore' to
      use tensors. 'course api' lists what a tensor can do.
      """),
    Explanation(
      "answer-entry-point", "An answer declares what the exercise asks for, letter by letter.",
      """
      The grader calls the declaration that 'course show' prints: the name, the labels and the types must
      be the same. What else the file declares is up to you.
      """),
    Explanation(
      "answer-choice", "A choice names one option by its letter, and each reason by its number.",
      """
      Letters and numbers are those in the prompt, each between quotes of its own. Two reasons are
      two texts: 'Choice("LETTER", because: "NUMBER", "NUMBER")'. A choice that is written in
      another way is not judged, so nothing is said about whether it is right.
      """),
    Explanation(
      "answer-import", "An answer imports what the exercise provides.",
      """
      Where an operator is to be written by hand, the module that has it is left out. 'Foundation' and the
      modules that the exercise names can be imported.
      """),
    Explanation(
      "answer-compiler-limit", "The compiler ends within its time.",
      "Long expressions of many literals take it very long: name their parts, and give them types."),
  ]
}
