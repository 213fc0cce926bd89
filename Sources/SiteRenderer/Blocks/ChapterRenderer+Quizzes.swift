import BookModel
import SnippetRunner

/// Questions with native controls.
///
/// The answers stand in a closed `details`, which works without scripts and on paper; `quiz.js`
/// reads the key from there.
extension ChapterRenderer {
  /// Renders a question.
  mutating func quiz(_ quiz: Quiz) -> HTML {
    let step = Step.quiz(quiz)
    let id = claimed(quiz.id)
    let question = claimed(step.anchor)
    let text = blocks(quiz.question)
    let controls =
      switch quiz.form {
      case .choice: choices(of: quiz)
      case .number: numberField(of: quiz)
      }
    let key = self.key(of: quiz)
    return HTML("form", ["class": "quiz", "id": id, "data-form": quiz.formName]) {
      HTML("div", ["class": "question", "id": question]) {
        HTML("p", ["class": "label"]) {
          "Question"
          id.map { permalink(to: $0, "this question") }
        }
        text
      }
      HTML("fieldset", ["aria-labelledby": question]) { controls }
      HTML("p", ["class": "actions"]) { HTML("button", ["hidden": ""]) { "Check" } }
      HTML("div", ["class": "judgement", "role": "status"])
      key
    }
  }

  private mutating func choices(of quiz: Quiz) -> HTML {
    let type = quiz.hasSeveralRight ? "checkbox" : "radio"
    let choices = quiz.shownChoices.enumerated().map { index, choice in
      let text = answer(choice)
      return HTML("label", ["class": "choice"]) {
        HTML("input", ["type": type, "name": "quiz.\(quiz.id)", "value": String(index)])
        HTML("span") { text }
      }
    }
    return HTML.joined(choices) + (quiz.hasSeveralRight ? severalHint : .empty)
  }

  private var severalHint: HTML {
    HTML("p", ["class": "hint"]) { "Choose every right answer." }
  }

  private func numberField(of quiz: Quiz) -> HTML {
    HTML("label", ["class": "number-answer"]) {
      "Your answer "
      HTML("input", ["type": "number", "step": "any", "autocomplete": "off"])
    }
  }

  /// The answers with their reasons, and what proves them.
  private mutating func key(of quiz: Quiz) -> HTML {
    let state = CheckState(result?.outcome(of: .quiz(quiz)) ?? .notRun)
    let answers = quiz.shownChoices.map { keyEntry($0, of: quiz) }
    let explanation = blocks(quiz.explanation)
    return HTML("details", ["class": "key"]) {
      HTML("summary") { "Show the answer" }
      HTML("ul") { answers }
      if !explanation.isEmpty { HTML("div", ["class": "explanation"]) { explanation } }
      mark(state, fact: quiz.fact, id: Step.quiz(quiz).anchor)
    }
  }

  private mutating func keyEntry(_ choice: Quiz.Choice, of quiz: Quiz) -> HTML {
    let text = answer(choice)
    let reason = blocks(choice.reason)
    let number = quiz.number(of: choice)
    let attributes: KeyValuePairs<StaticString, String?> = [
      "class": choice.isRight ? "is-right" : "is-wrong", "data-value": number,
      "data-tolerance": number.map { String(quiz.tolerance(ofNumber: $0)) },
    ]
    return HTML("li", attributes) {
      HTML("p", ["class": "answer"]) {
        HTML("span", ["class": "sign", "aria-hidden": "true"]) { choice.isRight ? "✓" : "✗" }
        HTML("span", ["class": "unseen"]) { choice.isRight ? "Right: " : "Wrong: " }
        text
      }
      if !reason.isEmpty { HTML("div", ["class": "reason"]) { reason } }
    }
  }

  /// An answer without marks on its values: they would tell how it was proved.
  private mutating func answer(_ choice: Quiz.Choice) -> HTML {
    inlines(
      choice.content.map { inline in
        if case .value(let value) = inline { .text(value.text) } else { inline }
      })
  }
}

extension Quiz {
  /// The form's name for scripts.
  fileprivate var formName: String {
    switch form {
    case .number: "number"
    case .choice: hasSeveralRight ? "several" : "one"
    }
  }
}
