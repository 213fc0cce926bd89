import Diagnostics

/// What a book's programs are made with beside its chapters, as `course.yaml` says it.
public struct ProgramSettings: Hashable, Sendable {
  /// A word of the file, with its place.
  public struct Word: Hashable, Sendable {
    /// The word.
    public var text: String

    /// Where it is written.
    public var range: SourceRange

    /// Creates a word.
    public init(_ text: String, at range: SourceRange) {
      self.text = text
      self.range = range
    }
  }

  /// A Swift file that each chapter's program begins with.
  public struct Prelude: Hashable, Sendable {
    /// The path relative to the book.
    public var path: String

    /// The code.
    public var text: String
  }

  /// The code that chapters link.
  public enum Library: Hashable, Sendable {
    /// The Swift files of a folder of the book, which make one module.
    case sources(folder: String, module: Word)

    /// Products of a package: a folder of the book, or an address with the lowest version.
    case package(location: Word, version: String?, products: [Word])
  }

  /// The book's own library; `nil` if it has none.
  public var library: Library?

  /// The modules that every snippet sees without importing them.
  public var imports: [Word] = []

  /// Swift code that each chapter's program begins with.
  public var prelude: Prelude?

  /// More flags of the compiler, for the library's own sources and for the chapters.
  public var flags: [Word] = []

  /// Creates the settings of a book that brings nothing.
  public init() {}

  /// The names of the modules that every snippet sees.
  public var importedModules: [String] { imports.map(\.text) }
}
