import Foundation
import SwiftTokens
import Synchronization

/// A program as its tokens, with and without what a copier changes first: names and literal strings.
struct NormalizedCode: Hashable, Sendable {
  /// The tokens, each as a number that is equal for equal tokens.
  var tokens: [UInt32]

  /// The same tokens with their names.
  var words: [UInt32]

  /// The line of each token; the first is 1.
  var lines: [Int]

  /// Reads a program.
  init(_ text: String) {
    let lexemes = SwiftLexeme.lexemes(of: text)
    tokens = lexemes.map { Self.number(of: Self.word(of: $0)) }
    words = lexemes.map { Self.number(of: $0.text == "let" ? "var" : $0.text) }
    lines = lexemes.map(\.line)
  }

  /// Reads programs one after the other, on a stack that no nesting in 256 KiB of text fills.
  static func read(_ texts: [String]) -> [NormalizedCode] {
    let result = Mutex<[NormalizedCode]>([])
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let codes = texts.map(NormalizedCode.init)
      result.withLock { $0 = codes }
      done.signal()
    }
    thread.stackSize = 1 << 30
    thread.start()
    done.wait()
    return result.withLock(\.self)
  }

  /// What a token counts as.
  private static func word(of lexeme: SwiftLexeme) -> String {
    switch lexeme.kind {
    case .ownName: "v"
    case .string: "\"\""
    case .keyword: lexeme.text == "let" ? "var" : lexeme.text
    case .number: canonicalNumber(lexeme.text)
    case .name, .punctuation: lexeme.text
    }
  }

  /// `1_0.50` and `10.5` are one number.
  private static func canonicalNumber(_ text: String) -> String {
    Double(text.filter { $0 != "_" }).map { "\($0)" } ?? text
  }

  /// FNV-1a, the same in every run.
  private static func number(of word: String) -> UInt32 {
    word.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
