import Testing

@testable import Similarity

struct WinnowingTests {
  private let winnowing = Winnowing(gram: 3, window: 4)

  @Test func keepsOneOfEachWindow() {
    let tokens = (0..<200).map { UInt32($0 * $0 % 97) }
    let hashes = winnowing.hashes(of: tokens)
    let kept = winnowing.fingerprints(of: tokens)
    #expect(hashes.count == 198)
    for start in 0...(hashes.count - winnowing.window) {
      let window = hashes[start..<start + winnowing.window]
      #expect(window.contains { kept.contains($0) } && kept.contains(window.min() ?? 0))
    }
    #expect(kept.count < hashes.count / 2)
  }

  @Test func sharesAFingerprintOfEveryLongEnoughStretch() {
    let shared: [UInt32] = [7, 1, 8, 2, 8, 1]
    for offset in 0..<9 {
      let first = (0..<offset).map { UInt32(100 + $0) } + shared + [200, 201, 202, 203]
      let second = [300, 301, 302, 303, 304] + shared + (0..<offset).map { UInt32(400 + $0) }
      let common = winnowing.fingerprints(of: first).intersection(
        winnowing.fingerprints(of: second))
      #expect(!common.isEmpty, "\(offset)")
    }
  }

  @Test func hasNothingForNothing() {
    #expect(winnowing.fingerprints(of: []) == [])
    #expect(winnowing.fingerprints(of: [1, 2]) == [])
    #expect(winnowing.fingerprints(of: [1, 2, 3]).count == 1)
  }
}
