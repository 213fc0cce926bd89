/// The files of a new exercise, which is complete and holds its proof.
enum ExerciseTemplate {
  /// Each file's name and text.
  ///
  /// - Parameters:
  ///   - id: The name of the exercise's folder.
  ///   - chapter: The chapter that it belongs to.
  /// - Returns: The files, relative to the exercise's folder.
  static func files(id: String, chapter: String) -> [(path: String, text: String)] {
    [
      ("exercise.md", text(id: id, chapter: chapter)),
      ("Starter.swift", starter),
      ("Checks.swift", checks),
      ("Solution.swift", solution),
      ("Hidden.swift", hidden),
    ] + wrong.map { ("Wrong/\($0.name).swift", "// expects: \($0.expects)\n\($0.text)") }
  }

  private static func text(id: String, chapter: String) -> String {
    """
    ---
    title: \(id)
    kind: function
    points: 3
    level: first-steps
    chapter: \(chapter)
    entry: "func doubled(_ input: Tensor, times: Int) -> Tensor"
    ---

    Return the tensor doubled `times` times: twice for 1, four times for 2.

    ## Hints

    1. How often is the tensor multiplied, and by what?
    2. A loop that runs `times` times needs one step in it.

    """
  }

  private static let signature = "func doubled(_ input: Tensor, times: Int) -> Tensor"

  private static let starter = """
    import TensorCore

    /// Returns the tensor doubled a number of times.
    \(signature) {
      return input
    }

    """

  private static let solution = """
    import TensorCore

    \(signature) {
      var result = input
      for _ in 0..<times { result = result + result }
      return result
    }

    """

  private static let checks = """
    import ExerciseChecks
    import Tensors

    let checks = Checks(reference: { (input: Tensor, times: Int) -> Tensor in
      input * Float(1 << times)
    })

    func addCases() {
      checks.group("once", points: 1) {
        checks.example("two numbers", [1, 2], 1)
      }
      checks.group("any number of times", points: 2) {
        checks.example("three times", [1, 2], 3)
        checks.random(10) { source in
          (source.tensor([source.size(1...4)]), source.size(0...4))
        }
      }
      checks.mistake("multiplied", "this is what you get when the tensor is multiplied by 'times'") {
        input, times in input * Float(times)
      }
      checks.mistake("squared", "this is what you get with powers of the elements") {
        input, times in (0..<times).reduce(input) { result, _ in result * result }
      }
    }

    """

  private static let hidden = """
    import ExerciseChecks
    import Tensors

    func addHiddenCases() {
      checks.group("any number of times") {
        checks.random(10) { source in
          (source.tensor([source.integer(1...6), source.integer(1...6)]), source.integer(0...6))
        }
      }
    }

    """

  private static let wrong: [(name: String, expects: String, text: String)] = [
    ("multiplied", "multiplied", answer("return input * Float(times)")),
    ("squared", "squared", answer("return (0..<times).reduce(input) { y, _ in y * y }")),
    ("off-by-one", "wrong", answer("return input * Float(1 << (times + 1))")),
    ("crashes", "crashed", answer("return input.reshaped(to: [input.scalarCount + times, 7])")),
    ("never-ends", "time-limit", answer("while times >= 0 {}\n  return input")),
  ]

  private static func answer(_ body: String) -> String {
    "import TensorCore\n\n\(signature) {\n  \(body)\n}\n"
  }
}
