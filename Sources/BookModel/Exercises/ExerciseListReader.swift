import Diagnostics
import FoundationEssentials

/// The exercises of a book's folder.
struct ExerciseListReader {
  let folder: BookFolder

  /// The exercises that can be used, in no order.
  private(set) var exercises: [Exercise] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var sources: [String: SourceFile] = [:]

  init(folder: BookFolder) {
    self.folder = folder
    let root = folder.path + "/" + Exercise.root
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    for name in names.sorted() where !name.hasPrefix(".") { read(name) }
  }

  private mutating func read(_ name: String) {
    let path = "\(Exercise.root)/\(name)/exercise.md"
    do {
      var decoded = DecodedText(path: path, bytes: try folder.read(path))
      decoded.checkMarkdownLimits()
      sources[path] = decoded.file
      diagnostics += decoded.diagnostics
      guard decoded.isSound else { return }
      let (exercise, problems) = ExerciseReader.read(decoded.file, id: name)
      diagnostics += problems
      if let exercise { exercises.append(exercise) }
    } catch {
      diagnostics.append(error.diagnostic(for: path, at: SourceRange(path: path, line: 1)))
    }
  }

  /// Checks that the exercises are there that a chapter shows.
  private mutating func checkDirectives(_ directives: [Directive]) {
    let ids = exercises.map(\.id)
    for name in directives.map(\.argument) where !ids.contains(name.text) {
      diagnostics.append(
        Diagnostic(
          "unknown-exercise", "the book has no exercise '\(name.text)'", at: name.range,
          help: nearestName(to: name.text, in: ids).map { "write '\($0)'" }
            ?? "'course new exercise \(name.text)' makes one"))
    }
  }

  /// Returns the exercises that blocks show, from top to bottom.
  private static func directives(in blocks: [Block]) -> [Directive] {
    blocks.flatMap { block -> [Directive] in
      switch block.kind {
      case .directive(let directive): directive.name == .exercise ? [directive] : []
      case .quote(let content), .callout(_, let content), .container(_, let content):
        directives(in: content)
      case .list(let list): list.items.flatMap { directives(in: $0.content) }
      default: []
      }
    }
  }

  /// Checks what the exercises say of the rest of the book, and puts them in its order.
  mutating func settle(chapters: [Chapter], facts: FactList?) {
    let names = chapters.map(\.name)
    let ids = facts?.facts.map(\.id)
    for exercise in exercises {
      if !names.contains(exercise.chapter) {
        diagnostics.append(
          Diagnostic(
            "unknown-chapter", "the book has no chapter '\(exercise.chapter)'",
            at: SourceRange(path: exercise.source.path, line: 1),
            help: nearestName(to: exercise.chapter, in: names).map { "write '\($0)'" }))
      }
      for citation in exercise.facts {
        guard let ids, !ids.contains(citation.id) else { continue }
        diagnostics.append(
          Diagnostic(
            "unknown-fact", "no fact is called '\(citation.id)'", at: citation.range,
            help: nearestName(to: citation.id, in: ids).map { "write '\($0)'" }))
      }
    }
    let shown = chapters.map { Self.directives(in: $0.blocks) }
    for directives in shown { checkDirectives(directives) }
    sort(chapters: names, shown: shown)
  }

  /// Puts the exercises in the order of the chapters, and within a chapter in that of its page.
  ///
  /// Those that their chapter does not show come last, by their ids.
  private mutating func sort(chapters: [String], shown: [[Directive]]) {
    var chapterPlaces: [String: Int] = [:]
    var pagePlaces: [String: [String: Int]] = [:]
    for (place, (chapter, directives)) in zip(chapters, shown).enumerated() {
      if chapterPlaces[chapter] == nil { chapterPlaces[chapter] = place }
      for (place, directive) in directives.enumerated() {
        let id = directive.argument.text
        if pagePlaces[chapter]?[id] == nil { pagePlaces[chapter, default: [:]][id] = place }
      }
    }
    let key = { (exercise: Exercise) in
      (
        chapterPlaces[exercise.chapter] ?? .max,
        pagePlaces[exercise.chapter]?[exercise.id] ?? .max, exercise.id
      )
    }
    exercises.sort { key($0) < key($1) }
  }
}
