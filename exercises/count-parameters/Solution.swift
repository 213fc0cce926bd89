func parameterCount(channels: [Int], kernel: Int) -> Int {
  let weights = zip(channels, channels.dropFirst()).map { $0 * $1 * kernel * kernel }
  let normalized = channels.dropFirst().dropLast()
  return weights.reduce(0, +) + 2 * normalized.reduce(0, +)
}
