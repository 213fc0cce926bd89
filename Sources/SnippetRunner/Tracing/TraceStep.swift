import Expectations

/// One thing that a line of a traced snippet did while it ran.
public struct TraceStep: Hashable, Sendable, Codable {
  /// What was done.
  public enum Kind: Hashable, Sendable, Codable {
    /// A function was called; the values are its arguments.
    case call(String)

    /// A function returned; the value is its result.
    case result(String)

    /// A loop began a round; the values are what it binds. The total is `nil` where the loop was
    /// not seen to end.
    case round(Int, of: Int?)

    /// A loop had no round.
    case noRound

    /// Later rounds of a loop are left out: the first of them, and the number of all rounds.
    case roundsLeftOut(from: Int, of: Int)

    /// Names were bound.
    case binding

    /// Names or a part of a value were assigned to, with an operator such as `+=`.
    case assignment(String)

    /// A call changed what names stand for.
    case change

    /// So many later steps of the snippet are left out.
    case stepsLeftOut(Int)
  }

  /// What was done.
  public var kind: Kind

  /// The `index` of the snippet whose line it is: a function may stand in an earlier one.
  public var snippet: Int

  /// The line of the snippet's code, counted from 1.
  public var line: Int

  /// The number of calls and loops around it.
  public var depth: Int

  /// The names with their values, in the order of the code.
  public var values: [TracedValue]

  /// Creates a step.
  public init(
    kind: Kind, snippet: Int, line: Int, depth: Int, values: [TracedValue] = []
  ) {
    self.kind = kind
    self.snippet = snippet
    self.line = line
    self.depth = depth
    self.values = values
  }
}

/// A name, or a part of what it stands for, with its value.
public struct TracedValue: Hashable, Sendable, Codable {
  /// What a trace keeps of a value.
  public enum Content: Hashable, Sendable, Codable {
    /// A tensor or a number.
    case tensor(TensorValue)

    /// What sums up a tensor that is too large to show.
    case summary(shape: [Int], least: Double, greatest: Double, mean: Double)

    /// What is no tensor, as it prints, in one line.
    case text(String)
  }

  /// A tensor of which a part was written.
  public struct Whole: Hashable, Sendable, Codable {
    /// The indices of an axis: the first, how many, and how far apart.
    public struct Axis: Hashable, Sendable, Codable {
      public var first: Int
      public var count: Int
      public var step: Int

      /// Creates the indices of an axis.
      public init(first: Int, count: Int, step: Int) {
        self.first = first
        self.count = count
        self.step = step
      }

      /// Whether an index is one of them.
      public func contains(_ index: Int) -> Bool {
        index >= first && (index - first) % step == 0 && (index - first) / step < count
      }
    }

    /// The tensor behind the assignment.
    public var content: Content

    /// The indices that were written, one element an axis.
    public var axes: [Axis]

    /// Creates a tensor with the place of the part.
    public init(content: Content, axes: [Axis]) {
      self.content = content
      self.axes = axes
    }
  }

  /// The name as the code writes it, with the indices as they were: `output[0..<3, 1..<4]`.
  public var name: String

  /// The value behind the line; of a part, what stands there.
  public var content: Content

  /// What the assigning operator had at its right.
  public var operand: Content?

  /// The tensor of which a part was written.
  public var whole: Whole?

  /// Creates a value with its name.
  public init(name: String, content: Content, operand: Content? = nil, whole: Whole? = nil) {
    self.name = name
    self.content = content
    self.operand = operand
    self.whole = whole
  }
}
