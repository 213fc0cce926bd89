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
///     data:
///       digits.idx.gz: {path: /usr/share/digits.gz, get: "apt install digits"}
///     library: Attention
///     imports: [Attention]
///     prelude: chapters/prelude.swift
///     flags: [-DTEACHING]
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

  /// The data files outside of the book that its snippets may read, by the names by which they do.
  public var data: [String: DataSource] = [:]

  /// A data file outside of the book.
  public struct DataSource: Hashable, Sendable {
    /// Where it is: an absolute path, or one relative to the book.
    public var path: String

    /// The SHA-256 that it must have, in hexadecimal.
    public var sha256: String?

    /// How to get it, in a few words.
    public var get: String?

    /// Creates a source.
    public init(path: String, sha256: String? = nil, get: String? = nil) {
      self.path = path
      self.sha256 = sha256
      self.get = get
    }
  }

  /// What its programs are made with.
  public var programs = ProgramSettings()

  /// Creates the settings of a course that says nothing.
  public init() {}

  /// Returns the settings of a book, and what is wrong with them.
  ///
  /// - Parameter root: The absolute path of the book.
  /// - Returns: The settings, empty without a file; the diagnostics; and the files into which these
  ///   may point, by path.
  /// - Throws: `BookReadingError` if the book's folder cannot be reached.
  public static func read(
    root: String
  ) throws(BookReadingError) -> (
    settings: CourseSettings, diagnostics: [Diagnostic], sources: [String: SourceFile]
  ) {
    let folder = try BookFolder(root)
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try folder.read(fileName)
    } catch .missing {
      return (CourseSettings(), [], [:])
    } catch {
      return (
        CourseSettings(),
        [error.diagnostic(for: fileName, at: SourceRange(path: fileName, line: 1))], [:]
      )
    }
    let decoded = DecodedText(path: fileName, bytes: bytes)
    let sources = [fileName: decoded.file]
    guard decoded.isSound else { return (CourseSettings(), decoded.diagnostics, sources) }
    return read(decoded.file, in: folder)
  }

  private static func read(
    _ file: SourceFile, in folder: BookFolder
  ) -> (
    settings: CourseSettings, diagnostics: [Diagnostic], sources: [String: SourceFile]
  ) {
    let source = SourceText(file)
    var document = YAMLDocument(source, lines: 1..<source.lineCount + 1)
    var settings = CourseSettings()
    var programs = ProgramSettingsReader(folder: folder)
    if case .mapping(let mapping) = document.root {
      reportMisspelledKeys(of: mapping, in: &document)
      func text(_ key: String) -> String? {
        mapping[key].flatMap { document.text($0, called: key) }
      }
      settings.version = text("version")
      settings.submit = text("submit")
      settings.description = text("description")
      settings.licence = text("licence") ?? text("license")
      settings.language = mapping["language"].flatMap { document.language($0) } ?? settings.language
      settings.authors =
        mapping["authors"].map { document.texts($0, called: "authors").map(\.text) } ?? []
      settings.data = mapping["data"].map { dataSources($0, in: &document) } ?? [:]
      settings.site = mapping["site"].flatMap { address($0, called: "site", in: &document) }
      settings.repository = mapping["repository"].flatMap {
        address($0, called: "repository", in: &document)
      }
      settings.programs = programs.read(mapping, in: &document)
    } else if let root = document.root {
      document.report(
        "invalid-value", "\(fileName) is made of lines 'key: value'", at: document.range(of: root))
    }
    let sources = programs.sources.merging([fileName: file]) { _, own in own }
    return (settings, document.diagnostics, sources)
  }

  /// The keys that are read here.
  private static let keys = [
    "version", "submit", "description", "licence", "license", "language", "authors", "site",
    "repository", "library", "imports", "prelude", "flags", "data",
  ]

  /// Reports keys that are almost one of those that are read here; others may be somebody else's.
  private static func reportMisspelledKeys(
    of mapping: Node.Mapping, in document: inout YAMLDocument
  ) {
    for (key, _) in mapping {
      guard let name = key.scalar?.string, !keys.contains(name),
        // A short key, such as 'date', is near to another by chance.
        let near = nearestName(to: name, in: keys.filter { $0.count > 4 })
      else { continue }
      document.report(
        "unknown-key", "\(fileName) has no key '\(name)'", at: document.range(of: key),
        help: "write '\(near)'")
    }
  }

  /// Returns the data files outside of the book, by name.
  private static func dataSources(
    _ node: Node, in document: inout YAMLDocument
  ) -> [String: DataSource] {
    guard case .mapping(let mapping) = node else {
      document.report(
        "invalid-value", "'data' is made of names with their files below",
        at: document.range(of: node), help: "write 'data: {digits.idx.gz: {path: /data/digits.gz}}'"
      )
      return [:]
    }
    var sources: [String: DataSource] = [:]
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      let values = document.mapping(
        value, called: "data file '\(name)'", keys: ["path", "sha256", "get"])
      guard let node = values["path"], let path = document.text(node, called: "path") else {
        if values["path"] == nil {
          document.report(
            "missing-key", "data file '\(name)' has no path", at: document.range(of: key),
            help: "write '\(name): {path: /where/it/is}'")
        }
        continue
      }
      sources[name] = DataSource(
        path: path, sha256: values["sha256"].flatMap { document.text($0, called: "sha256") },
        get: values["get"].flatMap { document.text($0, called: "get") })
    }
    return sources
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
