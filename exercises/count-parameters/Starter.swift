/// Returns how many numbers a generator learns.
///
/// - Parameters:
///   - channels: The channels before the first layer and behind each, at least two numbers.
///   - kernel: The weights of a kernel along each axis.
/// - Returns: The weights of all layers, with the numbers of the normalisations.
func parameterCount(channels: [Int], kernel: Int) -> Int {
  0
}
