import Drawing
import Explorables

// For tests only: a runner that passes numbers can compare the module with native code.

/// Returns one number made of every byte that a figure draws along a walk through its states.
///
/// - Parameters:
///   - kind: The figure's place among all.
///   - steps: The number of states that the walk visits.
/// - Returns: The FNV-1a hash of their spellings, words and markup.
@c(course_digest)
public func digest(_ kind: Int32, _ steps: Int32) -> Int32 {
  let kind = FigureKind.allCases[Int(kind)]
  var hash: UInt32 = 2_166_136_261
  walk(kind, Int(steps)) { figure in
    for byte in figure.spelling.bytes + figure.says.bytes + figure.markup.bytes {
      hash = (hash ^ UInt32(byte)) &* 16_777_619
    }
  }
  return Int32(bitPattern: hash)
}

/// Visits states of a figure, each of which differs from the one before in one number.
private func walk(_ kind: FigureKind, _ steps: Int, visit: (ShownFigure) -> Void) {
  var random: UInt32 = 1
  var figure = kind.shown(Settings())
  for _ in 0..<steps {
    visit(figure)
    random = random &* 1_664_525 &+ 1_013_904_223
    let parameter = figure.parameters[Int(random >> 8) % figure.parameters.count]
    var change = Settings()
    change.set(
      parameter.key, to: parameter.range.lowerBound + Int(random >> 16) % parameter.range.count)
    figure = kind.shown(Settings(figure.spelling) ?? Settings(), changedBy: change)
  }
}
