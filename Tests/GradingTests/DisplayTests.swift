import ExerciseValues
import Grading
import Testing

/// Values as a person reads them.
@Suite struct DisplayTests {
  @Test func shortValuesAreWhole() {
    #expect(ExerciseValue.tensor(shape: [2], scalars: [1, 2]).displayText == "tensor([1., 2.])")
    #expect(ExerciseValue.real(-.nan).displayText == "nan")
    #expect(ExerciseValue.list([.integer(1), .real(2.5)]).displayText == "[1, 2.5]")
  }

  @Test func longValuesAreCut() {
    let tensor = ExerciseValue.tensor(
      shape: [12, 1, 2], scalars: [.nan] + (1..<24).map { Float($0) / 2 })
    let lines = tensor.displayText.split(separator: "\n")
    #expect(lines[0] == "a tensor of shape [12, 1, 2], from 0.5 to 11.5, 1 of 24 NaN")
    #expect(lines[1].hasPrefix("tensor([[["))
    #expect(lines.count == 5 && lines[4] == "…")
    let list = ExerciseValue.list(Array(repeating: tensor, count: 7))
    #expect(
      list.displayText.split(separator: "\n").map { String($0) } == ["a list of 7"]
        + Array(repeating: "  " + lines[0], count: 5) + ["  and 2 more"])
  }
}
