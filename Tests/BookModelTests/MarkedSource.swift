import BookModel
import Diagnostics

/// A text with places marked by 1️⃣, 2️⃣ and so on; the marks are no part of the text.
struct MarkedSource {
  let file: SourceFile
  private var places: [Character: SourcePosition] = [:]

  /// Takes the content of a chapter, which begins on line 5 behind its front matter.
  init(_ marked: String) {
    var text = "---\ntitle: Test\n---\n\n"
    for character in marked {
      if character.unicodeScalars.last == "\u{20E3}" {
        let line = 1 + text.utf8.count { $0 == UInt8(ascii: "\n") }
        let start = text.utf8.lastIndex(of: UInt8(ascii: "\n")).map(text.utf8.index(after:))
        let column = 1 + text.utf8.distance(from: start ?? text.startIndex, to: text.endIndex)
        places[character] = SourcePosition(line: line, column: column)
      } else {
        text.append(character)
      }
    }
    file = SourceFile(path: "chapters/01.md", text: text)
  }

  /// The range between two marks.
  func range(_ start: Character, _ end: Character) -> SourceRange? {
    guard let start = places[start], let end = places[end] else { return nil }
    return SourceRange(path: file.path, start: start, end: end)
  }
}

extension Chapter {
  /// The checked values in the text.
  var values: [InlineValue] {
    steps.compactMap { step in
      if case .inlineValue(let value) = step { value } else { nil }
    }
  }
}

extension Step {
  /// The fenced block of the step, if it has one.
  var fence: Fence? {
    switch self {
    case .snippet(let step): step.fence
    case .output(let step): step.fence
    case .tensor(let step): step.fence
    case .check(let step): step.fence
    case .error(let step): step.fence
    case .inlineValue, .quiz: nil
    case .trace(let step): step.fence
    }
  }
}
