import SwiftTokens

/// Colours Swift.
///
/// Identifiers and operators get no span: they are most of a program's tokens, and a page where
/// everything is coloured has no colours.
struct SwiftHighlighter: Highlighter {
  func highlighted(_ code: String) -> HTML {
    .joined(SwiftToken.tokens(of: code).map { html($0.text, style: style(of: $0)) })
  }

  func lines(of code: String) -> [HTML] {
    var lines = [HTML.empty]
    for token in SwiftToken.tokens(of: code) {
      // A comment or a string may go over several lines.
      let parts = token.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append(.empty) }
        if !part.isEmpty {
          lines[lines.count - 1] += html(String(part), style: style(of: token))
        }
      }
    }
    return lines
  }

  private func html(_ text: String, style: String?) -> HTML {
    guard let style else { return HTML(text: text) }
    return HTML("span", ["class": style]) { text }
  }

  /// Returns the stylesheet's class for a token, or `nil` for plain text.
  private func style(of token: SwiftToken) -> String? {
    switch token.kind {
    case .keyword: "k"
    case .type: "t"
    // In an expression the parser cannot know types; the naming rules can.
    case .identifier: token.text.first?.isUppercase == true ? "t" : nil
    case .number: "n"
    case .string: "s"
    case .comment: "c"
    case .attribute: "a"
    case .argumentLabel: "l"
    // An arrow is not broken at its hyphen.
    case .plain: token.text == "->" ? "o" : nil
    }
  }
}
