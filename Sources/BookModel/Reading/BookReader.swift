import Diagnostics
import FoundationEssentials

extension Book {
  /// Returns the book in a folder, with everything that is wrong with its text.
  ///
  /// Mistakes in the book never make this fail: they are the book's `diagnostics`, in the order in
  /// which a reader meets them. A chapter whose file cannot be read is left out of `chapters`.
  ///
  /// - Parameters:
  ///   - root: The folder that holds `chapters/SUMMARY.md`.
  ///   - memo: Chapters of earlier calls, which is faster and gives the same book.
  /// - Returns: The book.
  /// - Throws: `BookReadingError` if there is no book in the folder.
  public static func read(
    root: String, memo: ReadingMemo = ReadingMemo()
  ) throws(BookReadingError) -> Book {
    var reader = BookReader(folder: try BookFolder(root), memo: memo)
    return try reader.read(root: root)
  }

  /// Returns the nearest folder at or above a path that holds `chapters/SUMMARY.md`.
  public static func root(containing path: String) -> String? {
    let start = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var parts = start.split(separator: "/").reduce(into: [Substring]()) { parts, part in
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    while true {
      let folder = "/" + parts.joined(separator: "/")
      if FileManager.default.fileExists(atPath: folder + "/chapters/SUMMARY.md") { return folder }
      if parts.popLast() == nil { return nil }
    }
  }
}

extension Chapter {
  /// Returns the chapter that a text makes, and what is wrong with it as far as can be told without
  /// the rest of its book.
  public static func read(_ file: SourceFile) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    let draft = ChapterReader.read(file)
    return (draft.chapter, draft.diagnostics)
  }
}

/// Reads the files of a book and checks that they fit together.
private struct BookReader {
  static let summaryPath = "chapters/SUMMARY.md"
  static let factsPath = "chapters/facts.yaml"
  static let bibliographyPath = "chapters/references.bib"
  static let wordsPath = "chapters/words.txt"
  static let synonymsPath = "chapters/synonyms.txt"

  let folder: BookFolder
  let memo: ReadingMemo
  var diagnostics: [Diagnostic] = []
  var sources: [String: SourceFile] = [:]

  init(folder: BookFolder, memo: ReadingMemo) {
    self.folder = folder
    self.memo = memo
  }

  mutating func read(root: String) throws(BookReadingError) -> Book {
    do {
      try folder.locate(Self.summaryPath)
    } catch .missing {
      throw .notABook(path: root)
    } catch {
      // Reading it says what is wrong with it.
    }
    let settings = try readSettings(root: root)
    let summary = text(Self.summaryPath, at: nil, isMarkdown: true).map(SummaryReader.init)
    diagnostics += summary?.diagnostics ?? []
    let facts = readFacts()
    let claims = readClaims(facts ?? FactList())
    let bibliography = readBibliography()
    let words = readWords()
    let synonyms = readSynonyms()
    let files = (summary?.links ?? []).compactMap { link in
      text(link.path, at: link.range, isMarkdown: true)
    }
    let drafts = memo.read(files)
    diagnostics += drafts.flatMap(\.diagnostics)
    diagnostics += AnswerPositions(drafts.map(\.chapter)).diagnostics
    let listed = summary?.paths ?? []
    checkUnlisted(listed: listed)
    var checker = ReferenceChecker(
      drafts, listed: listed, facts: facts, bibliography: bibliography, folder: folder,
      settings: settings)
    checker.check()
    diagnostics += checker.diagnostics
    var exercises = ExerciseListReader(folder: folder)
    exercises.settle(chapters: drafts.map(\.chapter), facts: facts)
    diagnostics += exercises.diagnostics
    sources.merge(exercises.sources) { first, _ in first }
    let paths =
      [
        CourseSettings.fileName, Self.summaryPath, Self.factsPath, Self.bibliographyPath,
        Self.wordsPath,
        Self.synonymsPath,
      ] + drafts.map(\.chapter.path)
    return Book(
      root: folder.path, title: summary?.title ?? "", summary: summary?.entries ?? [],
      chapters: drafts.map(\.chapter), exercises: exercises.exercises, facts: facts ?? FactList(),
      claims: claims, bibliography: bibliography ?? Bibliography(), words: words,
      synonyms: synonyms,
      settings: settings,
      diagnostics: Self.limited(diagnostics.sortedBySourcePosition(paths: paths)),
      sources: sources)
  }

  /// Keeps the first problems of each file; the rest are often of the same kind.
  private static func limited(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let limit = 100
    var counts: [String?: Int] = [:]
    return diagnostics.compactMap { diagnostic in
      let path = diagnostic.range?.path
      counts[path, default: 0] += 1
      guard counts[path, default: 0] > limit else { return diagnostic }
      guard counts[path, default: 0] == limit + 1 else { return nil }
      return Diagnostic(
        "more-problems", "there are more problems in this file", severity: diagnostic.severity,
        at: diagnostic.range, help: "fix the first \(limit), then check again")
    }
  }

  /// Returns the facts, or `nil` if their file is there but cannot be read.
  private mutating func readFacts() -> FactList? {
    guard hasFile(Self.factsPath) else { return FactList() }
    let file = text(Self.factsPath, at: nil, isMarkdown: false)
    let result = file.map(FactListReader.read)
    diagnostics += result?.diagnostics ?? []
    let isReadable = !(result?.diagnostics.contains { $0.id == "invalid-yaml" } ?? true)
    return isReadable ? result?.facts : nil
  }

  /// Returns the lists of the documents' lines, by document.
  private mutating func readClaims(_ facts: FactList) -> [String: ClaimLedger] {
    var claims: [String: ClaimLedger] = [:]
    for document in facts.documents.keys.sorted() {
      let path = "chapters/claims/\(document).tsv"
      guard hasFile(path), let file = text(path, at: nil, isMarkdown: false) else { continue }
      let result = ClaimLedgerReader.read(file, document: document, facts: facts)
      diagnostics += result.diagnostics
      claims[document] = result.ledger
    }
    return claims
  }

  /// Returns the works, or `nil` if their file is there but cannot be read.
  private mutating func readBibliography() -> Bibliography? {
    guard hasFile(Self.bibliographyPath) else { return Bibliography() }
    guard let file = text(Self.bibliographyPath, at: nil, isMarkdown: false) else { return nil }
    let result = BibliographyReader.read(file)
    diagnostics += result.diagnostics
    return result.diagnostics.isEmpty ? result.bibliography : nil
  }

  /// Returns the words that no dictionary has, or `nil` if there is no list that can be read.
  private mutating func readWords() -> WordList? {
    guard hasFile(Self.wordsPath),
      let file = text(Self.wordsPath, at: nil, isMarkdown: false)
    else { return nil }
    let result = WordList.read(file)
    diagnostics += result.diagnostics
    return result.list
  }

  private mutating func readSettings(
    root: String
  ) throws(BookReadingError) -> CourseSettings {
    let result = try CourseSettings.read(root: root)
    diagnostics += result.diagnostics
    sources.merge(result.sources) { first, _ in first }
    return result.settings
  }

  /// Returns the names that the search takes for one another.
  private mutating func readSynonyms() -> Synonyms {
    guard hasFile(Self.synonymsPath),
      let file = text(Self.synonymsPath, at: nil, isMarkdown: false)
    else { return Synonyms() }
    let result = Synonyms.read(file)
    diagnostics += result.diagnostics
    return result.synonyms
  }

  /// Whether there is something at a path; reading it says what may be wrong with it.
  private func hasFile(_ path: String) -> Bool {
    do {
      try folder.locate(path)
      return true
    } catch {
      if case .missing = error { return false }
      return true
    }
  }

  /// Returns the text of a file; `nil`, with a diagnostic, if it has none that can be parsed.
  private mutating func text(
    _ path: String, at place: SourceRange?, isMarkdown: Bool
  ) -> SourceFile? {
    do {
      var decoded = DecodedText(path: path, bytes: try folder.read(path))
      if isMarkdown { decoded.checkMarkdownLimits() }
      sources[path] = decoded.file
      diagnostics += decoded.diagnostics
      return decoded.isSound ? decoded.file : nil
    } catch {
      let place = place ?? SourceRange(path: path, line: 1)
      diagnostics.append(error.diagnostic(for: path, at: place))
      return nil
    }
  }

  /// Reports chapters that nobody will find.
  private mutating func checkUnlisted(listed: Set<String>) {
    let names = try? FileManager.default.subpathsOfDirectory(atPath: folder.path + "/chapters")
    for name in (names ?? []).sorted() where name.hasSuffix(".md") {
      let path = "chapters/" + name
      guard path != Self.summaryPath, !listed.contains(path) else { continue }
      diagnostics.append(
        Diagnostic(
          "unlisted-chapter", "the table of contents does not list '\(path)'",
          at: SourceRange(path: Self.summaryPath, line: 1),
          help: "add '- [Title](\(name))' to it, or move the file elsewhere"))
    }
  }
}
