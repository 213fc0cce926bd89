import Drawing

/// A picture of a computation that a reader can change.
///
/// A figure is made of settings alone, and its initialiser brings each number into the range that
/// the numbers before it leave: there is no state that cannot be drawn.
public protocol Figure: Hashable, Sendable {
  /// Creates the figure that settings describe; what they leave out is as it begins.
  init(_ settings: Settings)

  /// The state, in an order in which each range depends only on what stands before.
  var parameters: [Parameter] { get }

  /// What the picture shows, in words.
  var says: Phrase { get }

  /// What Step and Play do next; `nil` for a figure without steps.
  var motion: Motion? { get }

  /// Draws the picture, without its controls.
  func draw(in markup: inout Markup)

  /// Adds program text to copy, below the words.
  func drawCode(in markup: inout Markup)
}

/// The steps of a figure that can play.
public struct Motion: Hashable, Sendable {
  /// The change of state that is the next step; `nil` at the end.
  public var next: Phrase?

  /// The change of state that goes back to the beginning.
  public var start: Phrase

  /// Creates a motion.
  public init(next: Phrase?, start: Phrase) {
    self.next = next
    self.start = start
  }
}

extension Figure {
  public var motion: Motion? { nil }

  public func drawCode(in markup: inout Markup) {}

  /// The state as the address of a page spells it, such as `k4s2`.
  public var spelling: Phrase { parameters.spelling }

  /// Creates a figure from a spelling; one that cannot be read leaves it as it begins.
  public init(_ spelling: Phrase) {
    self.init(Settings(spelling) ?? Settings())
  }

  /// Returns the figure after a change of state; one that cannot be read changes nothing.
  public func changed(by change: Phrase) -> Self {
    guard let change = Settings(change) else { return self }
    return Self(parameters.settings.changed(by: change))
  }
}
