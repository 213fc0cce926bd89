/// A link that sets a live figure: `[try K = 4](05-checkerboard.md#overlap=k4s2)`.
public struct FigureLink: Hashable, Sendable {
  /// The file as the link names it; empty for the chapter in which it stands.
  public var file: String

  /// The figure's name.
  public var figure: String

  /// The state, with the place of the whole link.
  public var state: Directive.Word

  /// Reads what a link leads to; `nil` if that is no figure.
  public init?(_ destination: Directive.Word) {
    let parts = destination.text.split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].contains(":"), let sign = parts[1].firstIndex(of: "=") else {
      return nil
    }
    file = String(parts[0])
    figure = String(parts[1][..<sign])
    let text = String(parts[1][parts[1].index(after: sign)...])
    state = Directive.Word(text: text, range: destination.range)
  }
}
