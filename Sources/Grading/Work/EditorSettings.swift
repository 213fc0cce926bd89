import Diagnostics
import FoundationEssentials
import SnippetRunner

/// What an editor's language server needs to know of files in `work`.
///
/// It is where the modules are and how answers are compiled, in `.sourcekit-lsp/config.json`.
/// No target of a package holds the answers, so sourcekit-lsp takes what it calls its fallback.
public struct EditorSettings: Sendable {
  /// The path of the file relative to the book.
  public static let path = ".sourcekit-lsp/config.json"

  private let root: String
  private let library: CourseLibrary

  /// Finds the library beside the running program.
  ///
  /// - Parameter root: The absolute path of the book.
  /// - Throws: `GradingError` if there is no library.
  public init(root: String) async throws(GradingError) {
    self.root = root
    library = try await gradingErrors { () throws(RunnerError) in try CourseLibrary.beside() }
  }

  /// The content of the file.
  var text: String {
    let flags =
      ["-swift-version", "6", "-default-isolation", "MainActor", "-parse-as-library"]
      + ["-Xfrontend", "-import-module", "-Xfrontend", "ExerciseSupport"] + library.searchArguments
    let lines = flags.map { "      \(Self.quoted($0))" }.joined(separator: ",\n")
    return """
      {
        "$comment": "\(Self.mark)",
        "backgroundIndexing": false,
        "fallbackBuildSystem": {
          "swiftCompilerFlags": [
      \(lines)
          ]
        }
      }

      """
  }

  private static let mark = "Written by course, anew where the book was moved."

  /// What has become of the file.
  public enum Outcome: Hashable, Sendable {
    /// It was written, for the first time or anew.
    case written

    /// It was right already.
    case unchanged

    /// It is somebody else's, and was left as it is.
    case foreign
  }

  /// Writes the file, unless it says the same already or is not the tool's.
  ///
  /// - Returns: What has become of the file.
  /// - Throws: `GradingError.cannotWrite`.
  @discardableResult
  public func write() throws(GradingError) -> Outcome {
    let file = URL(filePath: "\(root)/\(Self.path)")
    let text = text
    if let present = try? Data(contentsOf: file) {
      if present == Data(text.utf8) { return .unchanged }
      guard String(decoding: present, as: UTF8.self).contains(Self.mark) else { return .foreign }
    }
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      throw .cannotWrite(path: Self.path, reason: error.systemReason)
    }
    return .written
  }

  private static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
