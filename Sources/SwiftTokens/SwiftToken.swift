#if canImport(SwiftIDEUtils)
internal import SwiftIDEUtils
internal import SwiftParser
internal import SwiftSyntax
#endif

/// A stretch of a Swift program, with what it is to a reader.
public struct SwiftToken: Hashable, Sendable {
  /// What a reader tells apart; the rest, such as operators and punctuation, is plain.
  @frozen
  public enum Kind: Hashable, Sendable {
    case plain
    case keyword
    case identifier
    case type
    case number
    case string
    case comment
    case attribute
    case argumentLabel
  }

  /// What it is.
  public var kind: Kind

  /// The text, which for plain stretches may hold several tokens and spaces.
  public var text: String

  /// Splits a program as the compiler's own parser reads it.
  ///
  /// A toolchain without its parser's modules gives the whole program as one plain stretch.
  ///
  /// - Parameter code: Swift, which need not be correct.
  /// - Returns: Stretches that together are the program.
  public static func tokens(of code: String) -> [SwiftToken] {
    #if canImport(SwiftIDEUtils)
    let bytes = Array(code.utf8)
    return Parser.parse(source: code).classifications.map { part in
      let range = part.range.lowerBound.utf8Offset..<part.range.upperBound.utf8Offset
      return SwiftToken(
        kind: Kind(part.kind), text: String(decoding: bytes[range], as: UTF8.self))
    }
    #else
    return [SwiftToken(kind: .plain, text: code)]
    #endif
  }
}

#if canImport(SwiftIDEUtils)
extension SwiftToken.Kind {
  fileprivate init(_ classification: SyntaxClassification) {
    self =
      switch classification {
      case .keyword, .ifConfigDirective: .keyword
      case .identifier: .identifier
      case .type: .type
      case .integerLiteral, .floatLiteral: .number
      case .stringLiteral, .regexLiteral: .string
      case .lineComment, .blockComment, .docLineComment, .docBlockComment: .comment
      case .attribute: .attribute
      case .argumentLabel: .argumentLabel
      default: .plain
      }
  }
}
#endif
