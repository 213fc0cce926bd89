import ExerciseChecks
import Tensors

let checks = Checks(property: { (pictures: [Tensor]) in
  if let problem = problem(with: pictures) { return .fails(problem) }
  if maxima(pictures[0]) != maxima(pictures[1]) { return .fails("the maxima differ") }
  if sums(pictures[0]) != sums(pictures[1]) { return .fails("the means differ") }
  let equal = equalCells(pictures)
  return equal == 0 ? .holds : .fails("\(equal) of 16 cells are the same in both pictures")
})

/// What keeps the list from being two pictures at all.
func problem(with pictures: [Tensor]) -> String? {
  if pictures.count != 2 { return "the list has \(pictures.count) pictures, not 2" }
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

func blocks(_ picture: Tensor) -> [Tensor] {
  [(0, 0), (0, 2), (2, 0), (2, 2)].map { picture[$0.0..<$0.0 + 2, $0.1..<$0.1 + 2] }
}

func maxima(_ picture: Tensor) -> [Float] { blocks(picture).map { $0.max() } }

func sums(_ picture: Tensor) -> [Float] { blocks(picture).map { $0.sum() } }

func equalCells(_ pictures: [Tensor]) -> Int {
  zip(pictures[0].scalars, pictures[1].scalars).count { $0 == $1 }
}

let stripes: Tensor = [[1, 0, 1, 0], [1, 0, 1, 0], [1, 0, 1, 0], [1, 0, 1, 0]]

func addCases() {
  checks.group("two pictures, one result", points: 3) { checks.example("") }
  checks.mistake(
    "same-picture", "both pictures are the same; they must differ in every cell",
    example: [stripes, stripes]
  ) { pictures in problem(with: pictures) == nil && equalCells(pictures) == 16 }
  checks.mistake(
    "cells-kept", "maxima and means agree, but some cells have kept their number",
    example: [stripes, [[0, 1, 1, 0], [0, 1, 1, 0], [0, 1, 1, 0], [0, 1, 1, 0]]]
  ) { pictures in
    problem(with: pictures) == nil && maxima(pictures[0]) == maxima(pictures[1])
      && sums(pictures[0]) == sums(pictures[1]) && equalCells(pictures) > 0
  }
  checks.mistake(
    "means-differ", "the maxima agree, but a mean does not: it sees the three smaller numbers as well",
    example: [2 * stripes, [[1, 2, 1, 2], [1, 2, 1, 2], [1, 2, 1, 2], [1, 2, 1, 2]]]
  ) { pictures in
    problem(with: pictures) == nil && maxima(pictures[0]) == maxima(pictures[1])
      && sums(pictures[0]) != sums(pictures[1])
  }
  checks.mistake(
    "maxima-differ", "the means agree, but a largest number does not",
    example: [2 * stripes, Tensor(ones: [4, 4])]
  ) { pictures in
    problem(with: pictures) == nil && maxima(pictures[0]) != maxima(pictures[1])
      && sums(pictures[0]) == sums(pictures[1])
  }
}
