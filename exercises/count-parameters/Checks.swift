import ExerciseChecks
import NeuralNetworks
import Tensors

/// Builds the layers and asks each how many parameters it has.
let checks = Checks(reference: { (channels: [Int], kernel: Int) in
  var random = SplitMix64(seed: 1)
  var count = 0
  for (layer, (before, after)) in zip(channels, channels.dropFirst()).enumerated() {
    count +=
      TransposedConv2D(
        inputChannels: before, outputChannels: after, kernelSize: Extent2D(kernel),
        hasBias: false, using: &random
      ).parameterCount
    if layer < channels.count - 2 { count += BatchNorm2D(channels: after).parameterCount }
  }
  return count
})

func addCases() {
  checks.group("one layer", points: 2) {
    checks.example("one channel in, one out", [1, 1], 3)
    checks.example("a picture in colours", [8, 3], 4)
    checks.random(4) { source in ([source.size(1...20), source.size(1...20)], source.size(1...5)) }
  }
  checks.group("many layers", points: 4) {
    checks.example("the example of the prompt", [3, 2, 1], 4)
    checks.example("small layers", [10, 8, 4, 3], 2)
    checks.example("half of DCGAN", [100, 64, 32, 16, 8, 3], 4)
    checks.random(5) { source in
      let layers = source.size(2...5)
      return ((0...layers).map { _ in source.integer(1...24) }, source.integer(1...5))
    }
  }
  addMistakes()
}

func addMistakes() {
  checks.mistake(
    "no-normalisation",
    "these are the weights of the layers; the normalisations learn something too"
  ) { channels, kernel in weights(channels, kernel) }
  checks.mistake(
    "last-too",
    "the last layer is followed by a normalisation here; behind the picture there is none"
  ) { channels, kernel in weights(channels, kernel) + 2 * channels.dropFirst().reduce(0, +) }
  checks.mistake(
    "with-bias", "every layer has a bias here; why does the generator have none?"
  ) { channels, kernel in total(channels, kernel) + channels.dropFirst().reduce(0, +) }
  checks.mistake(
    "running-numbers",
    "a normalisation counts four numbers for each channel; mean and variance are measured, not learned"
  ) { channels, kernel in 2 * total(channels, kernel) - weights(channels, kernel) }
  checks.mistake(
    "kernel-of-one-row", "a kernel counts one row of weights here; it is as high as it is wide"
  ) { channels, kernel in
    weights(channels, kernel) / kernel + total(channels, kernel) - weights(channels, kernel)
  }
  checks.mistake(
    "channels-added",
    "channels in and out are added; there is a kernel for each pair of them"
  ) { channels, kernel in
    zip(channels, channels.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) * kernel * kernel }
      + total(channels, kernel) - weights(channels, kernel)
  }
}

func weights(_ channels: [Int], _ kernel: Int) -> Int {
  zip(channels, channels.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 * kernel * kernel }
}

func total(_ channels: [Int], _ kernel: Int) -> Int {
  weights(channels, kernel) + 2 * channels.dropFirst().dropLast().reduce(0, +)
}
