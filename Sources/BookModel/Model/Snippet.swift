import Diagnostics

/// A fenced block of the chapter language, with its place.
public struct Fence: Hashable, Sendable {
  /// The whole block, from the opening fence to behind the closing one.
  public var range: SourceRange

  /// The line of the first line of the body.
  public var bodyLine: Int

  /// The bytes of indentation that were removed from each body line; 0 outside lists and quotes.
  public var indentation: Int

  /// The body, each line ended by a newline; empty for an empty block.
  public var body: String

  /// Where the body stands in the file, in UTF-8 bytes from its start.
  public var bodyBytes: Range<Int>

  /// Creates a fence.
  public init(
    range: SourceRange, bodyLine: Int, indentation: Int, body: String, bodyBytes: Range<Int>
  ) {
    self.range = range
    self.bodyLine = bodyLine
    self.indentation = indentation
    self.body = body
    self.bodyBytes = bodyBytes
  }
}

/// Swift code of a chapter: ` ```swift {#id .option} `.
public struct Snippet: Hashable, Sendable {
  /// What may be written in a snippet's braces, each with a dot before it.
  public enum Option: String, CaseIterable, Sendable {
    /// Runs, but is not shown on the page.
    case hidden

    /// Compiles with the chapter, but does not run.
    case norun

    /// Must not compile; the `error` fence behind it says why.
    case nocompile

    /// Compiles and must stop the program; the `error` fence behind it says how.
    case traps

    /// Draws the picture of a figure: it calls `show(_:)` once, and its code stands folded below.
    case figure

    /// Takes more than a moment; `--quick` leaves its chapter's results as they are.
    case slow

    /// What its lines bind and assign is recorded while it runs.
    case trace
  }

  /// The place in the chapter's steps.
  public var index: Int

  /// The name in `{#id}`.
  public var id: String?

  /// The options in the braces.
  public var options: Set<Option>

  /// What a figure shows, in words for those who do not see it.
  public var alternative: String?

  /// The names of the data files that its program reads, as `data=` lists them.
  public var data: [String]

  /// The name of the record that keeps what it computes, as `record=` gives it.
  public var record: String?

  /// The block.
  public var fence: Fence

  /// Creates a snippet.
  public init(
    index: Int, id: String?, options: Set<Option>, alternative: String? = nil,
    data: [String] = [], record: String? = nil, fence: Fence
  ) {
    self.index = index
    self.id = id
    self.options = options
    self.alternative = alternative
    self.data = data
    self.record = record
    self.fence = fence
  }
}

/// The printed text of a snippet: ` ```output `, which `course accept` may rewrite.
public struct ExpectedOutput: Hashable, Sendable {
  /// The place in the chapter's steps.
  public var index: Int

  /// The `index` of the snippet that prints.
  public var snippet: Int

  /// The block.
  public var fence: Fence

  /// Creates an expected output.
  public init(index: Int, snippet: Int, fence: Fence) {
    self.index = index
    self.snippet = snippet
    self.fence = fence
  }
}

/// A tensor as a source document prints it: ` ```tensor {of=y fact=torch.basic} `.
public struct QuotedTensor: Hashable, Sendable {
  /// The place in the chapter's steps.
  public var index: Int

  /// The Swift expression whose value is compared.
  public var expression: String

  /// The fact in `facts.yaml` that the body quotes.
  public var fact: String?

  /// Whether the document is wrong: the run must not give this value.
  public var isRefuted: Bool

  /// The absolute tolerance, where the author states one.
  public var absoluteTolerance: Double?

  /// The relative tolerance, where the author states one.
  public var relativeTolerance: Double?

  /// The block; its body is the document's own text.
  public var fence: Fence

  /// Where the expression stands, for the compiler's messages about it.
  public var expressionRange: SourceRange

  /// Creates a quoted tensor.
  public init(
    index: Int,
    expression: String,
    fact: String?,
    isRefuted: Bool,
    absoluteTolerance: Double? = nil,
    relativeTolerance: Double? = nil,
    fence: Fence,
    expressionRange: SourceRange
  ) {
    self.index = index
    self.expression = expression
    self.fact = fact
    self.isRefuted = isRefuted
    self.absoluteTolerance = absoluteTolerance
    self.relativeTolerance = relativeTolerance
    self.fence = fence
    self.expressionRange = expressionRange
  }
}

/// Conditions that must hold, one Swift expression a line: ` ```check {fact=torch.size-stride1} `.
///
/// With `.refuted` the lines state what a document claims and at least one of them must be false.
public struct Check: Hashable, Sendable {
  /// One condition.
  public struct Condition: Hashable, Sendable {
    /// The Swift expression, of type `Bool`.
    public var expression: String

    /// Its line in the chapter, counted from 1.
    public var line: Int

    /// Creates a condition.
    public init(expression: String, line: Int) {
      self.expression = expression
      self.line = line
    }
  }

  /// The place in the chapter's steps.
  public var index: Int

  /// The conditions, empty lines left out.
  public var conditions: [Condition]

  /// The fact that the conditions assert.
  public var fact: String?

  /// Whether the document is wrong: the conditions, as it states them, must not all hold.
  public var isRefuted: Bool

  /// The block.
  public var fence: Fence

  /// Creates a check.
  public init(
    index: Int, conditions: [Condition], fact: String?, isRefuted: Bool, fence: Fence
  ) {
    self.index = index
    self.conditions = conditions
    self.fact = fact
    self.isRefuted = isRefuted
    self.fence = fence
  }
}

/// What the compiler or the trap must say of the snippet before it: ` ```error `.
///
/// Each line of the body must occur in a message.
public struct ExpectedError: Hashable, Sendable {
  /// The place in the chapter's steps.
  public var index: Int

  /// The `index` of the snippet that is wrong on purpose.
  public var snippet: Int

  /// The block.
  public var fence: Fence

  /// Creates an expected error.
  public init(index: Int, snippet: Int, fence: Fence) {
    self.index = index
    self.snippet = snippet
    self.fence = fence
  }
}

/// A checked value in the prose: `296<!--= parameters(of: layer) -->`.
public struct InlineValue: Hashable, Sendable {
  /// The place in the chapter's steps.
  public var index: Int

  /// The value as the reader sees it, such as `296`, `3,576,704` or `[1, 1, 4, 4]`.
  public var text: String

  /// The Swift expression whose value is compared.
  public var expression: String

  /// From the first character of `text` to behind the comment.
  public var range: SourceRange

  /// Where the expression stands, for the compiler's messages about it.
  public var expressionRange: SourceRange

  /// Creates an inline value.
  public init(
    index: Int, text: String, expression: String, range: SourceRange, expressionRange: SourceRange
  ) {
    self.index = index
    self.text = text
    self.expression = expression
    self.range = range
    self.expressionRange = expressionRange
  }
}
