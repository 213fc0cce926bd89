import BookModel
import Diagnostics

/// A word of a chapter, and the lines among which it stands.
struct SpelledWord: Hashable, Sendable {
  /// The word, without the ending of a possessive.
  var text: String

  /// Where the block that holds it stands.
  var block: SourceRange

  /// Returns where the word stands: its first occurrence in its block that is neither code nor part
  /// of a formula, as far as the signs around it tell.
  func range(in source: SourceFile) -> SourceRange {
    for number in block.start.line...max(block.start.line, block.end.line) {
      guard let line = source.line(number) else { continue }
      var rest = line[...]
      while let found = rest.firstRange(of: text) {
        let before = line[..<found.lowerBound]
        let isWhole =
          before.last?.isLetter != true
          && (found.upperBound == line.endIndex || !line[found.upperBound].isLetter)
        if isWhole, !before.isInside("`"), !before.isInside("$") {
          return SourceRange(
            path: source.path, line: number, column: before.utf8.count + 1,
            length: text.utf8.count)
        }
        rest = rest[found.upperBound...]
      }
    }
    return block
  }
}

extension Substring {
  /// Whether a sign that comes in pairs is open behind the text.
  fileprivate func isInside(_ sign: Character) -> Bool {
    !count { $0 == sign }.isMultiple(of: 2)
  }
}

extension Chapter {
  /// The words of the chapter's text, in order.
  var spelledWords: [SpelledWord] {
    prose.flatMap { piece in
      piece.text.spelledWords.map { SpelledWord(text: $0, block: piece.range) }
    }
  }
}

extension String {
  /// The words that a dictionary can know: letters, with apostrophes inside.
  ///
  /// Single letters, and what is joined to digits, dots, `@`, `_` or `/`, are names of things.
  var spelledWords: [String] {
    // Bytes first: most words of a book are ASCII, and every check looks at all of them.
    utf8.split { !$0.mayBeInToken }.flatMap { token in
      token.allSatisfy(\.isLetter)
        ? token.count > 1 ? [String(Substring(token))] : []
        : Substring(token).words
    }
  }
}

extension Substring {
  /// The words of a stretch that holds other signs than plain letters.
  fileprivate var words: [String] {
    split { !$0.isLetter && !$0.isNumber && !"'’.@_/".contains($0) }.compactMap { token in
      let core = token.trimming { !$0.isLetter && !$0.isNumber }
      guard core.allSatisfy({ $0.isLetter || "'’".contains($0) }) else { return nil }
      let word = core.replacing("’", with: "'")
      let stem = word.hasSuffix("'s") ? word.dropLast(2) : word[...]
      return stem.count > 1 ? String(stem) : nil
    }
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII letter.
  fileprivate var isLetter: Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20
  }

  /// Whether the byte may be part of a word, or of a name that holds one; others than ASCII may.
  fileprivate var mayBeInToken: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'"), UInt8(ascii: "."),
      UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "/"), 0x80...:
      true
    default: isLetter
    }
  }
}

extension Substring {
  /// The text without the characters at both ends that fulfil a condition.
  fileprivate func trimming(while isDropped: (Character) -> Bool) -> Substring {
    let start = drop(while: isDropped)
    let end = start.lastIndex { !isDropped($0) }.map { start.index(after: $0) }
    return start[..<(end ?? start.startIndex)]
  }
}
