import BookModel
import Diagnostics
import Digests
import FoundationEssentials

/// Exercises: what is asked, what it is worth, and what to type.
///
/// The rest is made by scripts: `exercise-desk.js` where a server grades, `exercise-key.js` where the
/// page compares by itself. No solution, case or local path is ever here.
extension ChapterRenderer {
  /// The id of an exercise on its page, by which progress knows it too.
  static func exerciseAnchor(_ id: String) -> String { "exercise-\(id)" }

  /// Renders the exercise that a directive names; nothing if the book has none of that name.
  mutating func exercise(_ id: String) -> HTML {
    guard let exercise = site.book.exercises.first(where: { $0.id == id }) else { return .empty }
    let prompt = blocks(exercise.prompt.blocks)
    let options = choices(exercise.options) { Exercise.optionName($0) }
    let reasons = choices(exercise.reasons) { "\($0 + 1)" }
    let key = site.keys[exercise.id].flatMap { published($0).json }
    let attributes: KeyValuePairs<StaticString, String?> = [
      "class": "callout exercise", "id": claimed(Self.exerciseAnchor(exercise.id)),
      "data-exercise": exercise.id, "data-kind": exercise.kind.rawValue,
      "data-result": exercise.entry.result, "data-key": key,
    ]
    return HTML("section", attributes) {
      HTML("p", ["class": "title"]) {
        "Exercise: \(exercise.title) "
        HTML("cite") { exercise.labels.joined(separator: ", ") }
      }
      prompt
      options
      reasons
      HTML("p", ["class": "by-command"]) {
        "Declare "
        HTML("code") { exercise.entry.text }
        " in "
        HTML("code") { "work/\(exercise.id).swift" }
        ", then type "
        HTML("kbd") { "./course check \(exercise.id)" }
      }
    }
  }

  /// A key as scripts use it: its hints are HTML, sealed with the answers that earn them.
  private mutating func published(_ key: AnswerKey) -> PublishedKey {
    var published = PublishedKey(key)
    for mistake in key.mistakes {
      switch mistake.hint {
      case .sealed(let words): published.sources[mistake.digest] = words
      case .open(let markdown, let digits):
        let html = markup(of: Exercise.Part(markdown: markdown))
        published.hints[mistake.digest] = DerivedKey(digits: digits).sealed(html)
      }
    }
    return published
  }

  /// Options or reasons with the names by which an answer calls them.
  private mutating func choices(_ parts: [Exercise.Part], name: (Int) -> String) -> HTML {
    guard !parts.isEmpty else { return .empty }
    let items = parts.enumerated().map { index, part in
      let content = blocks(part.blocks)
      return HTML("div", ["class": "option"]) {
        HTML("dt") { name(index) }
        HTML("dd") { content }
      }
    }
    return HTML("dl", ["class": "options"]) { HTML.joined(items) }
  }
}

/// An answer key as it is written into a page.
private struct PublishedKey: Encodable {
  var salt: String
  var rounds: Int
  var tolerance: Double
  var answer: [String]
  var option: String?
  var shape: String?
  var cells: [[String]]?

  /// Sealed hints in HTML, by the digest of the answer that opens them.
  var hints: [String: String] = [:]

  /// Sealed ids and hints in Markdown, where the page was made from a students' copy.
  var sources: [String: String] = [:]

  init(_ key: AnswerKey) {
    salt = key.salt
    rounds = key.rounds
    tolerance = key.tolerance
    answer = key.answer
    option = key.option
    shape = key.shape
    cells = key.cells
  }

  /// The key as scripts read it.
  var json: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }
}
