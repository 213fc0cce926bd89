import Diagnostics
import Yams

/// What a course says about itself in `course.yaml`, in the book's folder; the file may be left out.
///
///     version: "2026-1"
///     submit: "Upload it to the course page."
///
/// Keys that are not listed here belong to other parts of the tool.
public struct CourseSettings: Hashable, Sendable {
  /// The name of the file.
  public static let fileName = "course.yaml"

  /// The version of the book, for people.
  public var version: String?

  /// Where a submission is to go, in a sentence.
  public var submit: String?

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
      settings.version = mapping["version"].flatMap { document.text($0, called: "version") }
      settings.submit = mapping["submit"].flatMap { document.text($0, called: "submit") }
    } else if let root = document.root {
      document.report(
        "invalid-value", "\(fileName) is made of lines 'key: value'", at: document.range(of: root))
    }
    return (settings, document.diagnostics)
  }
}
