import ExerciseValues
import TensorCore
import Testing

@testable import ExerciseChecks

/// What every list of random cases must be, for many seeds.
@Suite struct RandomCaseTests {
  private static let seeds = (0..<40).map { UInt64($0) &* 0x1234_5678_9ABC_DEF1 }
  private static let count = 25

  /// The cases of a generator that uses everything a source gives.
  private func drawn(seed: UInt64) throws -> [CaseBook.Case] {
    let checks = Checks(reference: { (_: Tensor, _: Int, _: Int, _: Bool) in 0 })
    checks.seed = seed
    checks.group("all", points: 1) {
      checks.random(Self.count) { source in
        let size = source.size(2...7)
        let stride = source.integer(1...3)
        try source.require((size - stride).isMultiple(of: 2))
        return (
          source.tensor([size, source.element(of: [1, 3])], in: -2...5), size, stride,
          source.truth()
        )
      }
    }
    return try checks.book().cases
  }

  private func shape(_ item: CaseBook.Case) throws -> [Int] {
    guard case .tensor(let shape, _) = item.inputs[0] else { throw NoTensor() }
    return shape
  }

  private struct NoTensor: Error {}

  @Test(arguments: seeds) func drawsTheSameFromTheSameSeed(seed: UInt64) throws {
    #expect(try drawn(seed: seed) == drawn(seed: seed))
  }

  @Test func drawsOthersFromEverySeed() throws {
    let lists = try Self.seeds.map { try drawn(seed: $0) }
    #expect(Set(lists).count == Self.seeds.count)
  }

  @Test(arguments: seeds) func staysWithinBounds(seed: UInt64) throws {
    let cases = try drawn(seed: seed)
    #expect(cases.count == Self.count)
    for item in cases {
      guard case .tensor(let shape, let scalars) = item.inputs[0] else { throw NoTensor() }
      let size = try #require(item.inputs[1].integer)
      let stride = try #require(item.inputs[2].integer)
      #expect(2...7 ~= size && 1...3 ~= stride)
      #expect((size - stride).isMultiple(of: 2), "what is required holds")
      #expect(shape == [size, 1] || shape == [size, 3])
      #expect(scalars.count == shape.reduce(1, *))
      #expect(scalars.allSatisfy { -2...5 ~= $0 && $0 == $0.rounded() })
    }
  }

  @Test(arguments: seeds) func growsFromSmallToLarge(seed: UInt64) throws {
    let cases = try drawn(seed: seed)
    let sizes = cases.map(\.inputs.readingSize)
    #expect(sizes == sizes.sorted())
    // The first is drawn as small as its ranges and requirements allow.
    #expect(try shape(cases[0])[0] <= 3)
  }

  @Test func reachesEverySizeAndEveryChoice() throws {
    let cases = try Self.seeds.flatMap { try drawn(seed: $0) }
    let shapes = try cases.map { try shape($0) }
    #expect(Set(shapes.map { $0[0] }) == Set(2...7))
    #expect(Set(shapes.map { $0[1] }) == [1, 3])
    let strides = cases.compactMap { $0.inputs[2].integer }
    #expect(Set(strides) == Set(1...3))
    let truths = Set(cases.map { $0.inputs[3] })
    #expect(truths == [ExerciseValue.truth(true), ExerciseValue.truth(false)])
    let scalars = cases.flatMap { item -> [Float] in
      if case .tensor(_, let scalars) = item.inputs[0] { scalars } else { [] }
    }
    let wanted = (-2...5).map { Float($0) }
    #expect(Set(scalars) == Set(wanted))
  }

  @Test func drawsNoiseBetweenZeroAndOne() throws {
    let checks = Checks(reference: { (_: Tensor) in 0 })
    checks.group("noise") { checks.random(5) { $0.noise([200]) } }
    for item in try checks.book().cases {
      guard case .tensor([200], let scalars) = item.inputs[0] else { throw NoTensor() }
      #expect(scalars.allSatisfy { 0..<1 ~= $0 })
      #expect(Set(scalars).count > 150)
    }
  }

  @Test func drawsCasesOfTwoCallsApart() throws {
    let checks = Checks(reference: { (_: Int) in 0 })
    checks.group("numbers") {
      checks.random(8) { $0.integer(0...1_000_000) }
      checks.random(8) { $0.integer(0...1_000_000) }
    }
    let numbers = try checks.book().cases.compactMap { $0.inputs.first?.integer }
    #expect(Set(numbers).count == 16)
  }

  @Test func namesTheFirstMistakeThatIsMade() throws {
    let checks = Checks(property: { (x: Int) in x == 0 ? .holds : .fails("not 0") })
    checks.group("zero") { checks.example("") }
    checks.mistake("negative", "below 0", example: -1) { $0 < 0 }
    checks.mistake("other", "not 0", example: 1) { $0 != 0 }
    #expect(checks.finding(on: .integer(-3), to: 0).mistake == 0)
    #expect(checks.finding(on: .integer(3), to: 0).mistake == 1)
    #expect(checks.finding(on: .integer(0), to: 0) == .holds)
  }
}
