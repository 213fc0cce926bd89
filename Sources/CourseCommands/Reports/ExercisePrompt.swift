import BookModel
import Grading

/// An exercise's text for the terminal.
struct ExercisePrompt {
  var exercise: Exercise
  var book: Book

  /// Where the student is with it, if that is known.
  var state: WorkOverview.State?

  /// The prompt, then what to declare and where.
  var text: String {
    let head = ([exercise.id, exercise.title] + exercise.labels).joined(separator: " · ")
    var blocks = [([head, place] + [standing].compactMap { $0 }).joined(separator: "\n")]
    blocks.append(exercise.prompt.terminalText)
    let letters = exercise.options.indices.map { "\(Exercise.optionName($0))" }
    if !exercise.options.isEmpty { blocks.append(list("options", letters, exercise.options)) }
    let numbers = exercise.reasons.indices.map { "\($0 + 1)" }
    if !exercise.reasons.isEmpty { blocks.append(list("reasons", numbers, exercise.reasons)) }
    let path = StudentWork(root: book.root).path(of: exercise)
    blocks.append("in \(path):\n  \(exercise.entry.text)")
    return blocks.joined(separator: "\n\n")
  }

  /// The chapter and the section to read.
  private var place: String {
    let title = book.chapters.first { $0.name == exercise.chapter }?.frontMatter.title
    let section = book.section(of: exercise).map { ", section '\($0)'" } ?? ""
    return "chapter \(exercise.chapter)\(title.map { ", '\($0)'" } ?? "")\(section)"
  }

  /// How many hints there are, and whether it is solved.
  private var standing: String? {
    state.map { state in
      [state.hintText, state.stageText].compactMap { $0 }.joined(separator: " · ")
    }
  }

  private func list(_ title: String, _ names: [String], _ parts: [Exercise.Part]) -> String {
    let lines = zip(names, parts).map { name, part in
      "  \(name)  " + part.terminalText.split(separator: "\n").joined(separator: "\n     ")
    }
    return ([title] + lines).joined(separator: "\n")
  }
}

extension Book {
  /// The title of the section in which a chapter shows an exercise.
  func section(of exercise: Exercise) -> String? {
    guard let chapter = chapters.first(where: { $0.name == exercise.chapter }) else { return nil }
    var title: String?
    for block in chapter.blocks {
      if case .heading(2...3, _, let content) = block.kind { title = content.plainText }
      if block.shows(exercise) { return title }
    }
    return nil
  }

  /// The exercise on which a student should work next.
  func next(in overview: WorkOverview) -> Exercise? {
    overview.next.flatMap { next in exercises.first { $0.id == next.exercise } }
  }
}

extension Block {
  fileprivate func shows(_ exercise: Exercise) -> Bool {
    switch kind {
    case .directive(let directive):
      directive.name == .exercise && directive.argument.text == exercise.id
    case .quote(let content), .callout(_, let content), .container(_, let content):
      content.contains { $0.shows(exercise) }
    case .list(let list): list.items.contains { $0.content.contains { $0.shows(exercise) } }
    default: false
    }
  }
}
