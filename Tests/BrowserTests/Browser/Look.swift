/// How a page is shown: the screen, the reader's wishes, and what the browser can do.
struct Look: Hashable, Sendable, CustomStringConvertible {
  /// A screen, by its width and height in pixels.
  enum Screen: String, CaseIterable, Sendable {
    case phone
    case tablet
    case desk

    /// The size in pixels.
    var size: (width: Int, height: Int) {
      switch self {
      case .phone: (390, 844)
      case .tablet: (820, 1180)
      case .desk: (1440, 900)
      }
    }
  }

  /// The colours that the system asks for.
  enum Theme: String, CaseIterable, Sendable {
    case light
    case dark
  }

  var screen = Screen.desk
  var theme = Theme.light

  /// Whether it is shown as on paper.
  var isPrinted = false

  /// Whether the reader wants nothing to move, which also keeps tests from meeting a transition
  /// half-way.
  var isStill = true

  /// Whether the page's scripts run.
  var hasScripts = true

  var description: String {
    [
      screen.rawValue, theme.rawValue, isPrinted ? "printed" : nil, isStill ? nil : "moving",
      hasScripts ? nil : "without scripts",
    ].compactMap { $0 }.joined(separator: ", ")
  }
}
