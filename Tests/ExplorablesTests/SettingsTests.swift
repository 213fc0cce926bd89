import Drawing
import Explorables
import Testing

@Suite struct SettingsTests {
  @Test func laterNumbersTakeThePlaceOfEarlierOnes() throws {
    let settings = try #require(Settings("k3s2k5"))
    #expect(settings.value(of: "k", in: 0...9, default: 1) == 5)
    #expect(settings.value(of: "s", in: 0...9, default: 1) == 2)
    #expect(settings.value(of: "p", in: 0...9, default: 1) == 1)
  }

  @Test func bringsNumbersIntoTheirRange() throws {
    let settings = try #require(Settings("k99"))
    #expect(settings.value(of: "k", in: 1...6, default: 3) == 6)
  }

  @Test func groupsStandBehindDots() throws {
    let settings = try #require(Settings("i4..s3.t2"))
    #expect(settings.groupCount == 3)
    #expect(settings.value(of: .init(UInt8(ascii: "s"), group: 2), in: 0...9, default: 1) == 3)
    #expect(settings.value(of: .init(UInt8(ascii: "s"), group: 1), in: 0...9, default: 1) == 1)
  }

  @Test(arguments: [
    "k", "3", "k3s", "K3", "k-3", "k3 s2", "k123456", "k3,s2", "é3",
    ".............", Phrase(bytes: [0xFF]), Phrase(bytes: [107, 51, 0]),
  ]) func refusesWhatIsNoState(spelling: Phrase) {
    #expect(Settings(spelling) == nil)
  }

  @Test func refusesMoreNumbersThanAnyFigureHas() {
    #expect(Settings(Phrase(bytes: Array(String(repeating: "k1", count: 121).utf8))) == nil)
  }

  @Test(arguments: FigureKind.allCases) func everyStateIsSpelledAsItIsRead(kind: FigureKind) throws
  {
    let first = kind.shown(Settings())
    let again = kind.shown(try #require(Settings(first.spelling)))
    #expect(again.spelling == first.spelling && again.markup == first.markup)
  }
}
