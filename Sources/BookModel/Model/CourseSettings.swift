import Diagnostics
import Yams

/// What a course says about itself in `course.yaml`, in the book's folder; the file may be left out.
///
///     version: "2026-1"
///     submit: "Upload it to the course page."
///     description: "Convolution backwards, cell by cell."
///     authors: [Ada Lovelace, Alan Turing]
///     licence: Apache-2.0
///     language: en-GB
///     site: https://example.org/book
///     repository: https://example.org/book.git
///
/// Keys that are not listed here belong to other parts of the tool.
public struct CourseSettings: Hashable, Sendable {
  /// The name of the file.
  public static let fileName = "course.yaml"

  /// The version of the book, for people.
  public var version: String?

  /// Where a submission is to go, in a sentence.
  public var submit: String?

  /// What the book is about, in a sentence or two.
  public var description: String?

  /// Who wrote it.
  public var authors: [String] = []

  /// Under which licence it is, best as an SPDX identifier.
  public var licence: String?

  /// The language of its prose, as HTML names it, such as `en-GB`.
  public var language = "en"

  /// Where the site is published, without a slash at the end.
  public var site: String?

  /// Where its source is developed, without a slash at the end.
  public var repository: String?

  /// Creates the settings of a course that says nothing.
  public init() {}

  /// Returns the settings of a book, and what is wrong with them.
  ///
  /// - Parameter root: The absolute path of the book.
  /// - Returns: The settings, empty without a file, and the diagnostics.
  /// - Throws: `BookReadingError` if the book's folder cannot be reached.
  public static func read(
    root: String
  ) throws(BookReadingError) -> (settings: CourseSettings, diagnostics: [Diagnostic]) {
    let folder = try BookFolder(root)
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try folder.read(fileName)
    } catch .missing {
      return (CourseSettings(), [])
    } catch {
      return (
        CourseSettings(),
        [error.diagnostic(for: fileName, at: SourceRange(path: fileName, line: 1))]
      )
    }
    let decoded = DecodedText(path: fileName, bytes: bytes)
    guard decoded.isSound else { return (CourseSettings(), decoded.diagnostics) }
    return read(decoded.file)
  }

  private static func read(
    _ file: SourceFile
  ) -> (settings: CourseSettings, diagnostics: [Diagnostic]) {
    let source = SourceText(file)
    var document = YAMLDocument(source, lines: 1..<source.lineCount + 1)
    var settings = CourseSettings()
    if case .mapping(let mapping) = document.root {
      func text(_ key: String) -> String? {
        mapping[key].flatMap { document.text($0, called: key) }
      }
      settings.version = text("version")
      settings.submit = text("submit")
      settings.description = text("description")
      settings.licence = text("licence") ?? text("license")
      settings.language = text("language") ?? settings.language
      settings.authors =
        mapping["authors"].map { document.texts($0, called: "authors").map(\.text) } ?? []
      settings.site = mapping["site"].flatMap { address($0, called: "site", in: &document) }
      settings.repository = mapping["repository"].flatMap {
        address($0, called: "repository", in: &document)
      }
    } else if let root = document.root {
      document.report(
        "invalid-value", "\(fileName) is made of lines 'key: value'", at: document.range(of: root))
    }
    return (settings, document.diagnostics)
  }

  /// Returns an address of the web, without slashes at its end.
  private static func address(
    _ node: Node, called name: String, in document: inout YAMLDocument
  ) -> String? {
    guard var text = document.text(node, called: name) else { return nil }
    guard text.hasPrefix("https://") || text.hasPrefix("http://"),
      !text.contains(where: { $0.isWhitespace || "\"<>".contains($0) })
    else {
      document.report(
        "invalid-value", "'\(name)' is an address of the web: '\(text)'",
        at: document.range(of: node), help: "write it as 'https://example.org/book'")
      return nil
    }
    while text.hasSuffix("/") { text.removeLast() }
    return text
  }
}
