import SwiftTokens

/// Colours Swift.
///
/// Identifiers and operators get no span: they are most of a program's tokens, and a page where
/// everything is coloured has no colours.
struct SwiftHighlighter: Highlighter {
  func highlighted(_ code: String) -> HTML {
    .joined(
      SwiftToken.tokens(of: code).map { token in
        guard let style = style(of: token) else { return HTML(text: token.text) }
        return HTML("span", ["class": style]) { token.text }
      })
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
    case .plain: nil
    }
  }
}
