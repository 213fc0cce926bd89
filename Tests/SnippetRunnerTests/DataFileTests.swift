import Archives
import BookModel
import Diagnostics
import Sandbox
import Testing

@testable import SnippetRunner

@Suite struct DataFileTests {
  /// The word *five* and a line end, as `gzip -9n` packs them.
  static let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xCB, 0x2C, 0x4B, 0xE5,
    0x02, 0x00, 0x67, 0xAF, 0x5D, 0x3E, 0x05, 0x00, 0x00, 0x00,
  ]

  /// 4 MiB of zeros, packed; without its checksum, which nobody gets to.
  private static let zeros: [UInt8] = {
    // A stored block would not be small: fixed Huffman codes for one literal 0 and runs of 258.
    var bits: [UInt8] = [1, 1, 0]
    func reversed(_ code: Int, _ count: Int) {
      bits += (0..<count).reversed().map { UInt8(code >> $0 & 1) }
    }
    reversed(0b00110000, 8)
    for _ in 0..<16_256 {
      reversed(0b11000101, 8)
      reversed(0, 5)
    }
    reversed(0, 7)
    while !bits.count.isMultiple(of: 8) { bits.append(0) }
    let body = stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { $0 | bits[start + $1] << UInt8($1) }
    }
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3] + body
  }()

  static let reading = """
    ```swift {data=numbers/five.txt.gz}
    import Foundation
    print(try String(contentsOfFile: "numbers/five.txt", encoding: .utf8))
    let mode = try FileManager.default.attributesOfItem(atPath: "numbers/five.txt")[.posixPermissions]
    print(mode as? Int == 0o444)
    ```

    ```output
    five

    true
    ```

    """

  @Test func handsOverUnpackedFilesForReading() async throws {
    let bench = try Bench(Self.reading)
    try bench.write(Self.packed, to: "chapters/data/numbers/five.txt.gz")
    let result = try #require(try await bench.run().first)
    #expect(result.diagnostics == [])
    #expect(try await bench.run().first?.isCached == true)
  }

  @Test func runsAgainWhenAFileChanges() async throws {
    let bench = try Bench("```swift {data=five.txt}\nprint(1)\n```\n")
    try bench.write([1], to: "chapters/data/five.txt")
    #expect(try await bench.explanations() == ["no results are kept"])
    try bench.write([2], to: "chapters/data/five.txt")
    #expect(try await bench.explanations() == ["the file 'five.txt' changed"])
    #expect(try await bench.explanations() == ["nothing changed"])
  }

  @Test func readsFilesOutsideOfTheBookByTheirNamesOnly() async throws {
    let other = try Bench("")
    try other.write(Self.packed, to: "somewhere.gz")
    var bench = try Bench(Self.reading)
    #expect(try await bench.run().first?.isSkipped == true)
    bench.settings.data["numbers/five.txt.gz"] = CourseSettings.DataSource(
      path: other.folder.path + "/somewhere.gz",
      sha256: ContentDigest(of: Self.packed).text.uppercased())
    #expect(try await bench.run().first?.diagnostics == [])
    bench.settings.data["numbers/five.txt.gz"]?.sha256 = ContentDigest(of: "another").text
    #expect(try await bench.run().first?.diagnostics.map(\.id) == ["data-changed"])
  }

  @Test(arguments: [0, 5, 17, 24])
  func saysWhichFileEndsEarly(count: Int) async throws {
    let bench = try Bench("```swift {data=five.txt.gz}\nprint(1)\n```\n")
    try bench.write(Array(Self.packed.prefix(count)), to: "chapters/data/five.txt.gz")
    let found = try await bench.run().first?.diagnostics ?? []
    // Fewer bytes than make a packed file are a file that is not packed.
    #expect(found.map(\.id) == (count < 2 ? [] : ["data-unreadable"]), "\(found)")
    #expect(found.allSatisfy { $0.message.contains("ends early") })
  }

  @Test func unpacksNoMoreThanTheLimit() throws {
    let file = try #require(GzipFile(Self.packed))
    #expect(try file.unpacked(limit: 5) == Array("five\n".utf8))
    #expect(throws: ArchiveError.unreadable(reason: "it holds more than 4 bytes")) {
      try file.unpacked(limit: 4)
    }
    let bomb = try #require(GzipFile(Self.zeros))
    #expect(Self.zeros.count < 30_000)
    #expect(throws: ArchiveError.unreadable(reason: "it holds more than 1000000 bytes")) {
      try bomb.unpacked(limit: 1_000_000)
    }
    var damaged = Self.packed
    damaged[18] ^= 1
    #expect(throws: ArchiveError.self) { try GzipFile(damaged)?.unpacked(limit: 100) }
    #expect(GzipFile(Array("five".utf8)) == nil)
    let twice = try #require(GzipFile(Self.packed + Self.packed))
    #expect(try twice.unpacked(limit: 10) == Array("five\nfive\n".utf8))
  }
}
