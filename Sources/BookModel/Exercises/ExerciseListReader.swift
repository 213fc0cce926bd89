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

  /// Checks that the exercises are there that chapters show.
  private mutating func checkDirectives(_ blocks: [Block]) {
    let ids = exercises.map(\.id)
    for block in blocks {
      switch block.kind {
      case .directive(let directive) where directive.name == .exercise:
        let name = directive.argument
        guard !ids.contains(name.text) else { continue }
        diagnostics.append(
          Diagnostic(
            "unknown-exercise", "the book has no exercise '\(name.text)'", at: name.range,
            help: nearestName(to: name.text, in: ids).map { "write '\($0)'" }
              ?? "'course new exercise \(name.text)' makes one"))
      case .quote(let content), .callout(_, let content), .container(_, let content):
        checkDirectives(content)
      case .list(let list):
        for item in list.items { checkDirectives(item.content) }
      default: continue
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
    for chapter in chapters { checkDirectives(chapter.blocks) }
    let places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    exercises.sort {
      (places[$0.chapter] ?? .max, $0.id) < (places[$1.chapter] ?? .max, $1.id)
    }
  }
}
