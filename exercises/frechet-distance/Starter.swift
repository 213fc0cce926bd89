/// Returns the Fréchet distance of the bell curves that describe two lists of numbers.
///
/// - Parameters:
///   - first: The feature of one collection's pictures.
///   - second: The same feature of the other's.
/// - Returns: The squared difference of the means plus that of the standard deviations.
func frechetDistance(_ first: [Double], _ second: [Double]) -> Double {
  -1
}
