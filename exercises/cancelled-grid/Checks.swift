import ExerciseChecks
import Tensors

let checks = Checks(property: { (pictures: [Tensor]) in
  if let problem = problem(with: pictures) { return .fails(problem) }
  for (index, picture) in pictures.enumerated() where !hasGrid(picture) {
    return .fails("picture \(index + 1) has no grid of period 2")
  }
  return isUniform(pictures[0] + pictures[1]) ? .holds : .fails("the mean has a grid, too")
})

/// What keeps the list from being two pictures at all.
func problem(with pictures: [Tensor]) -> String? {
  if pictures.count != 2 { return "two pictures are asked for, not \(pictures.count)" }
  for (index, picture) in pictures.enumerated() {
    if picture.shape != [4, 4] {
      return "picture \(index + 1) has the shape \(picture.shape), not [4, 4]"
    }
    if !picture.scalars.allSatisfy({ $0 == $0.rounded() && (0...9).contains($0) }) {
      return "a cell of picture \(index + 1) is no whole number from 0 to 9"
    }
  }
  return nil
}

func isUniform(_ picture: Tensor) -> Bool { Set(picture.scalars).count == 1 }

/// Whether all blocks of two by two are the same, and not of one number.
func hasGrid(_ picture: Tensor) -> Bool {
  let block = picture[0..<2, 0..<2]
  let blocks = [(0, 2), (2, 0), (2, 2)].map { picture[$0.0..<$0.0 + 2, $0.1..<$0.1 + 2] }
  return !isUniform(block) && blocks.allSatisfy { $0 == block }
}

let light: Tensor = [[1, 0, 1, 0], [0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1]]

func addCases() {
  checks.group("two grids, and none in the mean", points: 3) { checks.example("") }
  checks.mistake(
    "flat", "without a grid in the pictures, the report is right",
    example: [0 * light, 0 * light + 2]
  ) { pictures in
    problem(with: pictures) == nil && pictures.allSatisfy { isUniform($0) }
  }
  checks.mistake(
    "same-picture", "the mean of two equal pictures is that picture, with its grid",
    example: [light, light]
  ) { pictures in
    problem(with: pictures) == nil && pictures[0] == pictures[1] && hasGrid(pictures[0])
  }
  checks.mistake(
    "one-grid", "one picture has a grid and the other has none, so half of the grid is left",
    example: [light, 0 * light]
  ) { pictures in
    problem(with: pictures) == nil && pictures.count { isUniform($0) } == 1
  }
}
