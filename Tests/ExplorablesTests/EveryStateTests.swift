import Drawing
import Explorables
import Testing

/// Every state that a reader can reach by setting one number after another.
@Suite struct EveryStateTests {
  /// From each state, each control is moved to both ends of its range and beyond, and by one; new
  /// states are visited in turn.
  @Test(arguments: FigureKind.allCases)
  func noControlLeadsOutOfTheRanges(kind: FigureKind) throws {
    var waiting = [kind.shown(Settings())]
    var known: Set<Phrase> = [waiting[0].spelling]
    while let figure = waiting.popLast(), known.count < 400 {
      for parameter in figure.parameters {
        #expect(parameter.range.contains(parameter.value))
        let (least, most) = (parameter.range.lowerBound, parameter.range.upperBound)
        for value in [least, most, most + 1, parameter.value + 1, max(0, parameter.value - 1)] {
          var change = Settings()
          change.set(parameter.key, to: value)
          let next = kind.shown(try #require(Settings(figure.spelling)), changedBy: change)
          let shown = next.parameters.first { $0.key == parameter.key }
          #expect(shown?.value == min(max(value, least), most))
          if known.insert(next.spelling).inserted { waiting.append(next) }
        }
      }
    }
    #expect(known.count > 5)
  }

  @Test(arguments: FigureKind.allCases) func drawsWhatNumbersAtRandomDescribe(kind: FigureKind) {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<60 {
      var settings = Settings()
      for _ in 0..<12 {
        let letter = UInt8.random(in: 97...122, using: &random)
        let group = Int.random(in: 0...5, using: &random)
        settings.set(.init(letter, group: group), to: Int.random(in: 0...70, using: &random))
      }
      let figure = kind.shown(settings)
      #expect(!figure.says.isEmpty)
      for parameter in figure.parameters { #expect(parameter.range.contains(parameter.value)) }
      #expect(figure.markup.isBalanced, "\(figure.spelling)")
    }
  }

  @Test(arguments: FigureKind.allCases) func noTwoElementsShareAnID(kind: FigureKind) {
    let ids = kind.shown(Settings()).markup.text.split(separator: " id=\"").dropFirst()
      .map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: [FigureKind.painter, .outputSize, .fractionalStride])
  func playComesToAnEnd(kind: FigureKind) throws {
    var figure = kind.shown(Settings(), changedBy: try #require(kind.start))
    var steps = 0
    while let next = figure.step {
      figure = kind.shown(
        try #require(Settings(figure.spelling)), changedBy: try #require(Settings(next)))
      steps += 1
      try #require(steps < 100)
    }
    #expect(steps > 3)
  }
}

extension FigureKind {
  /// The change that Start again makes.
  fileprivate var start: Settings? {
    shown(Settings()).markup.value(of: "data-start").flatMap { Settings($0) }
  }
}

extension ShownFigure {
  /// The change that Step makes; `nil` at the end.
  fileprivate var step: Phrase? {
    markup.value(of: "data-step").flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension Markup {
  fileprivate func value(of attribute: String) -> Phrase? {
    let parts = text.split(separator: "\(attribute)=\"", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    return Phrase(bytes: Array(parts[1].prefix { $0 != "\"" }.utf8))
  }

  /// Whether each element is closed, in order.
  fileprivate var isBalanced: Bool {
    var open: [Substring] = []
    for piece in text.split(separator: "<").map({ $0.prefix { $0 != ">" } }) {
      let name = piece.prefix { $0 != " " }
      if name.hasPrefix("/") {
        guard open.popLast() == name.dropFirst() else { return false }
      } else if name != "input" {
        open.append(name)
      }
    }
    return open.isEmpty
  }
}
