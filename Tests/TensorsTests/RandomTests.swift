import Tensors
import Testing

@Suite struct RandomTests {
  /// The reference implementation's numbers for the seed 1234567.
  @Test func followsSplitMix64() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func drawsTheSameTensorsEverywhere() {
    var generator = SplitMix64(seed: 0)
    #expect(
      Tensor(randomUniform: [2, 2], using: &generator).scalars.map(\.bitPattern) == [
        0x3f62_20a8, 0x3edc_f13c, 0x3cd8_8ba0, 0x3f78_8bb8,
      ])
    #expect(
      Tensor(randomNormal: [3], using: &generator).scalars.map(\.bitPattern) == [
        0x3d24_6100, 0x3f97_91d4, 0xbf3c_ca5d,
      ])
    #expect(Tensor(randomIntegers: [6], in: -3..<4, using: &generator) == [0, -3, -3, -3, 2, 3])
  }

  @Test func fillsTheRangeEvenly() {
    var generator = SplitMix64(seed: 2)
    let uniform = Tensor(randomUniform: [10_000], in: -2..<2, using: &generator)
    #expect(uniform.min() >= -2 && uniform.max() < 2)
    #expect(abs(uniform.mean()) < 0.05)
    let dice = Tensor(randomIntegers: [6000], in: 1..<7, using: &generator)
    for face in 1...6 {
      let count = (dice .== Tensor(Float(face))).count()
      #expect((850...1150).contains(count))
    }
  }

  @Test func neverReachesTheUpperBound() {
    var generator = SplitMix64(seed: 3)
    let range: Range<Float> = 1..<Float(1).nextUp
    let x = Tensor(randomUniform: [100], in: range, using: &generator)
    #expect((x .== 1).all())
  }

  @Test func spreadsNormallyAroundTheMean() {
    var generator = SplitMix64(seed: 4)
    let x = Tensor(randomNormal: [20_000], mean: 3, standardDeviation: 2, using: &generator)
    let deviations = (x - 3) / 2
    #expect(abs(deviations.mean()) < 0.03)
    #expect(abs((deviations * deviations).mean() - 1) < 0.03)
    let withinOne = (abs(deviations) .< 1).count()
    #expect((13_300...14_000).contains(withinOne))
  }
}
