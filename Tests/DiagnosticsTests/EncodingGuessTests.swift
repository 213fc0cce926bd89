import Diagnostics
import Testing

/// What bytes seem to be that are not UTF-8.
struct EncodingGuessTests {
  private static let text = "// Größe\nlet size = 4\n"

  private static func wide(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? bytes : bytes.reversed()
    }
  }

  @Test func takesUTF8AsItIs() {
    #expect(EncodingGuess(Array(Self.text.utf8)) == nil)
    #expect(EncodingGuess([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)) == nil)
    #expect(EncodingGuess([]) == nil)
  }

  @Test(arguments: [
    ([0xFF, 0xFE] + wide(text, isLittle: true), "UTF-16", "UTF-16"),
    ([0xFE, 0xFF] + wide(text, isLittle: false), "UTF-16", "UTF-16"),
    (wide(text, isLittle: true), "UTF-16LE", "UTF-16LE"),
    (wide(text, isLittle: false), "UTF-16BE", "UTF-16BE"),
    ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "UTF-32", "UTF-32"),
    (Array("// \n// Gr".utf8) + [0xF6, 0xDF, 0x65], "Latin-1, first on line 2", "LATIN1"),
    (Array("// ".utf8) + [0x93, 0x61, 0x94], "Windows-1252, first on line 1", "WINDOWS-1252"),
  ])
  func namesTheEncoding(bytes: [UInt8], name: String, converter: String) throws {
    let guess = try #require(EncodingGuess(bytes))
    #expect(guess.words == "it seems to be text in \(name)")
    #expect(guess.remedy?.contains("iconv -f \(converter) -t UTF-8") == true)
  }

  @Test(arguments: [[0x7F, 0x45, 0x4C, 0x46, 0, 1], [0xC3, 0x28, 0x01], [0x61, 0, 0, 0x62]])
  func namesWhatIsNoText(bytes: [UInt8]) throws {
    let guess = try #require(EncodingGuess(bytes))
    #expect(guess.words == "it seems to be no text at all")
    #expect(guess.remedy == nil)
  }
}
