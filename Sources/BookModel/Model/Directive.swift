import Diagnostics

/// A fence that asks for something other than code: ` ```{explorable} overlap k=3 s=2 `.
///
/// Reading a directive says what is written. What its argument and settings may be is decided where
/// it is used.
public struct Directive: Hashable, Sendable {
  /// What may stand in the braces.
  public enum Name: String, CaseIterable, Sendable {
    /// A live figure; the argument names it, and the settings are the state that it begins with.
    case explorable

    /// An exercise; the argument is its id.
    case exercise
  }

  /// A word with its place.
  public struct Word: Hashable, Sendable {
    /// The word.
    public var text: String

    /// Where it stands, quotes left out.
    public var range: SourceRange

    /// Creates a word.
    public init(text: String, range: SourceRange) {
      self.text = text
      self.range = range
    }
  }

  /// A word `key=value`.
  public struct Setting: Hashable, Sendable {
    /// What is set.
    public var key: Word

    /// To what.
    public var value: Word

    /// Creates a setting.
    public init(key: Word, value: Word) {
      self.key = key
      self.value = value
    }
  }

  /// What is asked for.
  public var name: Name

  /// The word behind the braces.
  public var argument: Word

  /// The settings as written; no key stands twice.
  public var settings: [Setting]

  /// What stands beside a live figure, from the lines `key: text` of the body.
  public var texts: [FigureText: String]

  /// The block.
  public var fence: Fence

  /// Creates a directive.
  public init(
    name: Name, argument: Word, settings: [Setting], texts: [FigureText: String] = [:],
    fence: Fence
  ) {
    self.name = name
    self.argument = argument
    self.settings = settings
    self.texts = texts
    self.fence = fence
  }
}

/// The texts beside a live figure.
public enum FigureText: String, CaseIterable, Sendable {
  /// What is to be seen; every figure has one.
  case caption

  /// What the reader is to predict before touching the figure.
  case ask

  /// What comes out.
  case answer
}
