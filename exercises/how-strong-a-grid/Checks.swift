import ExerciseChecks
import Foundation
import Tensors

let layers: [(stride: Int, weights: [Double])] = [
  (2, [1, 1, 1, 1, 1]), (2, [1, 3, 1]), (3, [1, 1, 1, 1]), (3, [1, 2, 3, 2, 1]),
  (4, [1, 1, 1, 1, 1, 1, 1]),
]

/// The length of the sum of all weights, each turned by its place times an angle.
func strength(_ weights: [Double], at angle: Double) -> Double {
  var (across, up) = (0.0, 0.0)
  for (place, weight) in weights.enumerated() {
    across += weight * cos(angle * Double(place))
    up += weight * sin(angle * Double(place))
  }
  return (across * across + up * up).squareRoot()
}

func strongestImage(_ layer: (stride: Int, weights: [Double])) -> Double {
  (1..<layer.stride).map {
    strength(layer.weights, at: 2 * .pi * Double($0) / Double(layer.stride))
  }.max() ?? 0
}

func hands(_ layer: (stride: Int, weights: [Double])) -> [Double] {
  var sums = [Double](repeating: 0, count: layer.stride)
  for (place, weight) in layer.weights.enumerated() { sums[place % layer.stride] += weight }
  return sums
}

func share(_ layer: (stride: Int, weights: [Double])) -> Double {
  strongestImage(layer) / layer.weights.reduce(0, +)
}

let checks = Checks(reference: { layers.map { share($0) } })

let sizeShares: [Double] = [0.2, 1.0 / 3, 0.25, 0.2, 1.0 / 7]

func addCases() {
  checks.group("five shares", points: 4) { checks.example("") }
  checks.mistake("not-a-share", "these are the responses themselves; divide by that of the constant") {
    layers.map { strongestImage($0) }
  }
  checks.mistake(
    "largest-and-smallest",
    "this compares the largest hand with the smallest, which is right for two hands, but not for three"
  ) {
    layers.map { layer in
      let (most, least) = (hands(layer).max() ?? 0, hands(layer).min() ?? 0)
      return (most - least) / (most + least)
    }
  }
  checks.mistake("of-the-largest-hand", "these are shares of the largest hand, not of the constant") {
    layers.map { layer in
      let (most, least) = (hands(layer).max() ?? 0, hands(layer).min() ?? 0)
      return (most - least) / most
    }
  }
  checks.mistake(
    "sizes-only", "this looks at the sizes of the hands; the sum of their weights is what counts"
  ) { sizeShares }
}
