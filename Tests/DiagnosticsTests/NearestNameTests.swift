import Diagnostics
import Testing

@Suite struct NearestNameTests {
  private let options = ["hidden", "norun", "nocompile", "traps", "slow"]

  @Test(arguments: [
    ("hiden", "hidden"), ("hiddden", "hidden"), ("nourn", "norun"), ("Traps", "traps"),
    ("no-compile", "nocompile"), ("hidden", "hidden"),
  ])
  func findsAMisspelledName(name: String, expected: String) {
    #expect(nearestName(to: name, in: options) == expected)
  }

  @Test(arguments: ["", "figure", "trace", "x", String(repeating: "hidden", count: 1000)])
  func findsNothingNearAForeignName(name: String) {
    #expect(nearestName(to: name, in: options) == nil)
  }

  @Test func prefersTheNearestAndThenTheFirst() {
    #expect(nearestName(to: "tensor", in: ["sensor", "tensors", "tensor"]) == "tensor")
    #expect(nearestName(to: "abcd", in: ["abce", "abcf"]) == "abce")
  }
}
