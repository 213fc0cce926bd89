import ExerciseChecks
import Tensors

let kernel: Tensor = [[1, 2], [3, 5]]

let checks = Checks(property: { (picture: Tensor) in
  if let problem = problem(with: picture) { return .fails(problem) }
  if isZero(picture) { return .fails("this picture is all zeros") }
  let seen = conv2D(picture, weight: kernel)
  return isZero(seen)
    ? .holds : .fails("the convolution makes \(seen.scalars.map { Int($0) }) of it, not four zeros")
})

/// What keeps the picture from being an answer at all.
func problem(with picture: Tensor) -> String? {
  if picture.shape != [3, 3] { return "the picture has the shape \(picture.shape), not [3, 3]" }
  let isAllowed = picture.scalars.allSatisfy { $0 == $0.rounded() && abs($0) <= 9 }
  return isAllowed ? nil : "a cell is no whole number from -9 to 9"
}

func isZero(_ picture: Tensor) -> Bool { picture.scalars.allSatisfy { $0 == 0 } }

/// What a wrong picture makes with a kernel that is not the one of the task.
func isUnseen(_ picture: Tensor, by other: Tensor) -> Bool {
  problem(with: picture) == nil && !isZero(picture) && !isZero(conv2D(picture, weight: kernel))
    && isZero(conv2D(picture, weight: other))
}

func addCases() {
  checks.group("a picture of which nothing is seen", points: 4) { checks.example("") }
  checks.mistake(
    "zeros", "from nothing comes nothing; the picture needs a number that is not 0",
    example: Tensor(zeros: [3, 3])
  ) { picture in picture.shape == [3, 3] && isZero(picture) }
  checks.mistake(
    "kernel-turned",
    "a convolution that turns its kernel would not see this picture; ours does not turn it",
    example: [[0, 0, 1], [0, 0, -3], [-1, 2, 5]]
  ) { picture in isUnseen(picture, by: kernel.flipped(axes: [0, 1])) }
  checks.mistake(
    "plain-sums", "the windows of this picture add up to 0, but the kernel's weights are not equal",
    example: [[1, -1, 1], [-1, 1, -1], [1, -1, 1]]
  ) { picture in isUnseen(picture, by: Tensor(ones: [2, 2])) }
  checks.mistake(
    "three-windows", "three of the four windows see nothing; one does",
    example: [[9, 0, 0], [0, 0, 0], [0, 0, 0]]
  ) { picture in
    problem(with: picture) == nil
      && conv2D(picture, weight: kernel).scalars.count { $0 == 0 } == 3
  }
}
