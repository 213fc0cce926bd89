/// A colour of the page, which knows light and dark.
public enum Ink: String, Hashable, Sendable {
  /// Text and what matters as much.
  case ink

  /// Notes and axes.
  case soft

  /// The lines of a grid.
  case rule

  /// The ground.
  case paper

  /// What the reader should look at.
  case accent

  /// Positive values.
  case above

  /// Negative values.
  case below

  /// The name by which the theme knows it.
  var value: String { "var(--\(rawValue))" }
}

/// How a shape is filled.
public struct Fill: Hashable, Sendable {
  /// The colour.
  public var ink: Ink

  /// How much it covers what is below, from 0 to 1.
  public var opacity: Double

  /// Creates a fill.
  public init(_ ink: Ink, opacity: Double = 1) {
    self.ink = ink
    self.opacity = opacity
  }

  var attributes: String {
    let share = opacity < 1 ? " fill-opacity=\"\(decimal(opacity))\"" : ""
    return " fill=\"\(ink.value)\"" + share
  }
}

/// How a line is drawn.
///
/// Lines that mean different things differ in their dashes, not in colour alone.
public struct Stroke: Hashable, Sendable {
  /// The colour.
  public var ink: Ink

  /// The thickness.
  public var width: Double

  /// The lengths of dashes and gaps, such as `4 3`; `nil` for an unbroken line.
  public var dashes: String?

  /// Creates a stroke.
  public init(_ ink: Ink, width: Double = 1, dashes: String? = nil) {
    self.ink = ink
    self.width = width
    self.dashes = dashes
  }

  var attributes: String {
    let pattern = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    return " stroke=\"\(ink.value)\" stroke-width=\"\(decimal(width))\"\(pattern)"
  }
}

/// The looks of a line of text.
public struct TextStyle: Hashable, Sendable {
  /// The height of the letters' body.
  public var size: Double

  /// The colour.
  public var ink: Ink

  /// Whether the letters are thick.
  public var isBold = false

  /// The numbers in a grid.
  public static let number = TextStyle(size: 13, ink: .ink)

  /// Titles and axes.
  public static let note = TextStyle(size: 12, ink: .soft)

  /// Signs between parts, such as `+` and `=`.
  public static let sign = TextStyle(size: 16, ink: .soft)
}
