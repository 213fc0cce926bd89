import NeuralNetworks
import Testing

@Suite struct FrechetDistanceTests {
  /// SciPy computed these with the square root of the covariances' product.
  @Test(arguments: ["one", "three", "wide", "dead"])
  func isWhatSciPyComputes(name: String) throws {
    let recorded = try RecordedValues(named: "frechet")
    let (a, b) = (try recorded["\(name).a"], try recorded["\(name).b"])
    let expected = Double(try recorded["\(name).distance"].scalars[0])
    #expect(abs(frechetDistance(a, b) - expected) < 1e-4 * expected, "\(frechetDistance(a, b))")
    #expect(abs(frechetDistance(b, a) - expected) < 1e-4 * expected)
  }

  @Test func isZeroForACollectionAndItself() throws {
    let a = try RecordedValues(named: "frechet")["wide.a"]
    #expect(abs(frechetDistance(a, a)) < 1e-6)
    // Moved by (3, 4, 0, …), it is the square of the way.
    var moved = a
    moved[0..<60, 0..<1] += 3
    moved[0..<60, 1..<2] += 4
    #expect(abs(frechetDistance(a, moved) - 25) < 1e-3)
  }

  /// Spreads of 2 and 1 are 1 apart, and a full covariance sees what single spreads do not.
  @Test func comparesSpreadsAndHowFeaturesVaryTogether() {
    let wide: Tensor = [[2, 0], [-2, 0], [0, 0]]
    let narrow: Tensor = [[1, 0], [-1, 0], [0, 0]]
    #expect(abs(frechetDistance(wide, narrow) - 1) < 1e-9)
    let rising: Tensor = [[1, 1], [-1, -1], [0, 0]]
    let falling: Tensor = [[1, -1], [-1, 1], [0, 0]]
    #expect(abs(frechetDistance(rising, falling) - 4) < 1e-9)
  }

  /// Two collections of one kind seem further apart the fewer items there are.
  @Test func isTooLargeForFewItems() {
    var random = SplitMix64(seed: 3)
    let distances = [20, 80, 320].map { count in
      frechetDistance(
        Tensor(randomNormal: [count, 8], using: &random),
        Tensor(randomNormal: [count, 8], using: &random))
    }
    #expect(distances[0] > 2 * distances[1] && distances[1] > 2 * distances[2])
  }
}
