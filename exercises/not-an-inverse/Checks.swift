import ExerciseChecks
import Tensors

let ones = Tensor(ones: [3, 3])

let checks = Checks(property: { (image: Tensor) in
  if let problem = problem(with: image) { return .fails(problem) }
  let back = transposedConv2D(conv2D(image, weight: ones), weight: ones)
  if back.scalars == image.scalars { return .fails("this picture does come back") }
  return isMultiple(back, of: image)
    ? .earns(0.5, "what comes back is the same picture, only brighter") : .holds
})

/// What keeps the image from being an answer at all.
func problem(with image: Tensor) -> String? {
  if image.shape != [4, 4] { return "the image has the shape \(image.shape), not [4, 4]" }
  let isAllowed = image.scalars.allSatisfy { $0 == $0.rounded() && abs($0) <= 9 }
  if !isAllowed { return "a cell is no whole number from -9 to 9" }
  let small = conv2D(image, weight: ones)
  return small.scalars.allSatisfy { $0 == 0 }
    ? "the convolution makes nothing but zeros of it" : nil
}

/// Whether all cells of one picture are the same multiple of the other's.
func isMultiple(_ back: Tensor, of image: Tensor) -> Bool {
  guard let place = image.scalars.firstIndex(where: { $0 != 0 }) else { return false }
  let factor = back.scalars[place] / image.scalars[place]
  return zip(back.scalars, image.scalars).allSatisfy { $0 == factor * $1 }
}

func addCases() {
  checks.group("a picture that does not come back", points: 4) { checks.example("") }
  checks.mistake(
    "zeros", "this picture has nothing in it, and so it does come back",
    example: Tensor(zeros: [4, 4])
  ) { image in image.shape == [4, 4] && image.scalars.allSatisfy { $0 == 0 } }
  checks.mistake(
    "small-image", "an image of this size goes in on the way back; give the picture at the beginning",
    example: Tensor(ones: [2, 2])
  ) { image in image.shape == [2, 2] }
  checks.mistake(
    "sums-of-zero",
    "every window of this picture adds up to 0: the convolution has lost it before anything can come back",
    example: [[1, -1, 0, 1], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]
  ) { image in
    image.shape == [4, 4] && image.scalars.contains { $0 != 0 }
      && conv2D(image, weight: ones).scalars.allSatisfy { $0 == 0 }
  }
  checks.mistake(
    "own-picture",
    "this one comes back as itself, only brighter; look for one with another pattern",
    example: separable
  ) { image in
    guard image.shape == [4, 4], image.scalars.contains(where: { $0 != 0 }) else { return false }
    let back = transposedConv2D(conv2D(image, weight: ones), weight: ones)
    return back.scalars.contains { $0 != 0 } && back.scalars != image.scalars
      && isMultiple(back, of: image)
  }
}

/// One of the pictures that W^T W only makes brighter.
let separable: Tensor = [[1, 2, 2, 1], [2, 4, 4, 2], [2, 4, 4, 2], [1, 2, 2, 1]]
