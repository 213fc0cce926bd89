import Diagnostics

/// A piece of a chapter that stands on lines of its own.
public struct Block: Hashable, Sendable {
  /// What a block is.
  public indirect enum Kind: Hashable, Sendable {
    /// A heading, level 1 to 6, with the id that links use.
    case heading(level: Int, id: String, content: [Inline])

    /// A paragraph.
    case paragraph([Inline])

    /// A quotation.
    case quote([Block])

    /// A coloured box: `> [!NOTE]`.
    case callout(Callout, content: [Block])

    /// Blocks between colons: `:::{tabs}` … `:::`.
    case container(Container, content: [Block])

    /// A list.
    case list(List)

    /// A table.
    case table(Table)

    /// A horizontal line.
    case thematicBreak

    /// A formula on lines of its own, in TeX; one with an id has a number.
    case formula(id: String?, tex: String)

    /// Code in a language that the book does not run.
    case code(language: String?, text: String)

    /// A step of the chapter's program.
    case step(Step)

    /// The text below the picture that the snippet with this `index` draws.
    case caption(snippet: Int, content: [Inline])
    /// Something else that a fence asks for, such as a live figure.
    case directive(Directive)

    /// A footnote's text.
    case footnote(label: String, content: [Block])
  }

  /// What it is.
  public var kind: Kind

  /// Where it stands.
  public var range: SourceRange

  /// Creates a block.
  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// The head of a callout.
public struct Callout: Hashable, Sendable {
  /// The kinds, written in capitals after the `!`.
  public enum Kind: String, CaseIterable, Sendable {
    case note
    case tip
    case important
    case warning
    case caution

    /// A place where a source document is wrong.
    case erratum
  }

  /// The kind.
  public var kind: Kind

  /// The fact whose document is wrong, for an erratum: `> [!ERRATUM] fact=answer.padding-33`.
  public var fact: String?

  /// Creates the head of a callout.
  public init(kind: Kind, fact: String? = nil) {
    self.kind = kind
    self.fact = fact
  }
}

/// A bullet, numbered or task list.
public struct List: Hashable, Sendable {
  /// One entry of a list.
  public struct Item: Hashable, Sendable {
    /// Whether the task is done; `nil` for an ordinary item.
    public var isChecked: Bool?

    /// The content.
    public var content: [Block]

    /// Creates an item.
    public init(isChecked: Bool? = nil, content: [Block]) {
      self.isChecked = isChecked
      self.content = content
    }
  }

  /// The number of the first item; `nil` for bullets.
  public var start: Int?

  /// Whether items stand without empty lines between them.
  public var isTight: Bool

  /// The items.
  public var items: [Item]

  /// The `index` of the snippet whose annotated lines the items explain.
  public var annotatedSnippet: Int?

  /// Creates a list.
  public init(start: Int?, isTight: Bool, items: [Item], annotatedSnippet: Int? = nil) {
    self.start = start
    self.isTight = isTight
    self.items = items
    self.annotatedSnippet = annotatedSnippet
  }
}

/// A table of the GFM kind.
public struct Table: Hashable, Sendable {
  /// How a column is set.
  public enum Alignment: Hashable, Sendable {
    case left
    case center
    case right
  }

  /// One alignment a column; `nil` where none is stated.
  public var alignments: [Alignment?]

  /// The cells of the head.
  public var header: [[Inline]]

  /// The cells, row by row.
  public var rows: [[[Inline]]]

  /// Creates a table.
  public init(alignments: [Alignment?], header: [[Inline]], rows: [[[Inline]]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// A piece of running text.
public indirect enum Inline: Hashable, Sendable {
  /// Plain text.
  case text(String)

  /// A line end that does not matter.
  case softBreak

  /// A line end that the author asks for.
  case lineBreak

  /// Code.
  case code(String)

  /// Mathematics between dollar signs, in TeX.
  case math(String)

  /// Emphasis.
  case emphasis([Inline])

  /// Strong emphasis.
  case strong([Inline])

  /// Struck-out text.
  case strikethrough([Inline])

  /// A link; the destination is resolved when the page is made.
  case link(destination: String, title: String?, content: [Inline])

  /// A picture with its alternative text.
  case image(source: String, title: String?, alternative: String)

  /// A reference to something that has a number.
  case reference(LabelReference)

  /// A mention of works, in one pair of brackets.
  case citation([WorkCitation])

  /// A reference to a footnote.
  case footnoteReference(label: String)

  /// A checked value; its `text` is shown.
  case value(InlineValue)
}
