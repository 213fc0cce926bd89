import BookModel
import Diagnostics

/// Exercises: what is asked, what it is worth, and what to type.
extension ChapterRenderer {
  /// Renders the exercise that a directive names; nothing if the book has none of that name.
  mutating func exercise(_ id: String) -> HTML {
    guard let exercise = site.book.exercises.first(where: { $0.id == id }) else { return .empty }
    let points = exercise.points == 1 ? "1 point" : "\(exercise.points) points"
    let prompt = blocks(exercise.prompt.blocks)
    let options = choices(exercise.options) { Exercise.optionName($0) }
    let reasons = choices(exercise.reasons) { "\($0 + 1)" }
    return HTML("section", ["class": "callout exercise", "id": "exercise-\(exercise.id)"]) {
      HTML("p", ["class": "title"]) {
        "Exercise: \(exercise.title) "
        HTML("cite") { "\(exercise.kind.rawValue), \(points)" }
      }
      prompt
      options
      reasons
      HTML("p") {
        "Declare "
        HTML("code") { exercise.entry.text }
        " in "
        HTML("code") { "work/\(exercise.id).swift" }
        ", then type "
        HTML("kbd") { "./course check \(exercise.id)" }
      }
    }
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
