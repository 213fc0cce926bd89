import BookModel
import SnippetRunner

/// What runs, and what a run is compared with.
extension ChapterRenderer {
  /// Renders a step that stands alone.
  mutating func step(_ step: Step) -> HTML {
    switch step {
    case .snippet(let snippet): self.snippet(snippet, consequences: [])
    case .output, .error, .trace: consequence(step)
    case .tensor(let tensor): quotedTensor(tensor)
    case .check(let check): self.check(check)
    case .quiz(let quiz): self.quiz(quiz)
    case .inlineValue: .empty
    }
  }

  /// Renders code with what it prints, or why it does not compile, beneath it.
  mutating func snippet(_ snippet: Snippet, consequences: [Step]) -> HTML {
    let id = snippet.id.flatMap { claimed($0) }
    let style = ["snippet"] + snippet.options.map(\.rawValue).sorted()
    let listing = annotatedCode(of: snippet)
    let parts = HTML.joined(consequences.map { consequence($0) })
    let content = HTML(
      "div", ["class": style.joined(separator: " "), "id": id, "data-step": "\(snippet.index)"]
    ) {
      purpose(of: snippet).map { text in HTML("p", ["class": "purpose"]) { text } }
      listing
      if consequences.isEmpty { recordedOutput(of: snippet) }
      parts
    }
    guard snippet.options.contains(.hidden) else { return content }
    return HTML("details", ["class": "set-up"]) {
      HTML("summary") { "Set-up code" }
      content
    }
  }

  /// Renders code.
  func code(_ text: String, language: String?) -> HTML {
    let highlighter: any Highlighter = language == "swift" ? site.highlighter : PlainText()
    return HTML("pre") {
      HTML("code", ["class": language]) { HTML.lines(highlighter.lines(of: text)) }
    }
  }

  private func purpose(of snippet: Snippet) -> String? {
    if snippet.options.contains(.nocompile) { return "⊘ Does not compile, on purpose" }
    if snippet.options.contains(.traps) { return "⚠ Stops the program, on purpose" }
    if snippet.options.contains(.norun) { return "Compiled, but not run" }
    guard let record = result?.recordMarks[snippet.index] else { return nil }
    let day = CivilDate(secondsSince1970: record.mark.time).words
    let seconds = Int(record.seconds.rounded())
    return "Results recorded on \(day) with \(record.mark.toolchain), library "
      + "\(record.mark.library), after \(seconds) seconds"
  }

  /// What a snippet printed that the chapter does not quote.
  private func recordedOutput(of snippet: Snippet) -> HTML? {
    guard case .ran(let output, _)? = result?.outcome(of: .snippet(snippet)), !output.isEmpty
    else { return nil }
    return printed(output, label: "prints")
  }

  func printed(_ text: String, label: String, state: CheckState? = nil) -> HTML {
    HTML("div", ["class": "printed"]) {
      HTML("p", ["class": "label"]) {
        state?.html
        label
      }
      HTML.printed(text)
    }
  }

  private mutating func consequence(_ step: Step) -> HTML {
    let outcome = result?.outcome(of: step) ?? .notRun
    let state = CheckState(outcome)
    let id = claimed(step.anchor)
    switch step {
    case .output(let output):
      return HTML("div", ["class": "consequence", "id": id]) {
        printed(output.fence.body, label: "prints", state: state)
        if case .output(let actual, false) = outcome {
          printed(actual, label: "printed in fact")
        }
      }
    case .error(let error):
      let label = state == .failed ? "was to say, but does not" : "and says"
      return HTML("div", ["class": "consequence message", "id": id]) {
        printed(error.fence.body, label: label, state: state)
        if state == .failed, case .ran(_, let message?)? = result?.outcomes[at: error.snippet] {
          printed(site.withoutLocalPaths(message), label: "says in fact")
        }
      }
    case .trace(let trace): return recordedState(trace, id: id)
    default: return .empty
    }
  }

  private mutating func check(_ check: Check) -> HTML {
    let outcome = result?.outcome(of: .check(check)) ?? .notRun
    var values: [Bool?] = Array(repeating: nil, count: check.conditions.count)
    if case .conditions(let results, _) = outcome {
      values = check.conditions.indices.map { results.indices.contains($0) ? results[$0] : nil }
    }
    let id = claimed(Step.check(check).anchor)
    return HTML("div", ["class": "check", "id": id]) {
      HTML("p", ["class": "label"]) {
        check.isRefuted ? "The document claims, and the program refutes" : "The program asserts"
      }
      HTML("ul") {
        zip(check.conditions, values).map { condition, value in
          self.condition(condition, value: value, isRefuted: check.isRefuted)
        }
      }
      mark(CheckState(outcome), fact: check.fact, id: id)
    }
  }

  private func condition(_ condition: Check.Condition, value: Bool?, isRefuted: Bool) -> HTML {
    let sign = value.map { $0 ? "✓" : "✗" } ?? "–"
    let word = value.map { $0 ? "true" : "false" } ?? "not run"
    let state: CheckState =
      value.map { $0 || isRefuted ? .proven : .failed } ?? .notRun
    return HTML("li") {
      HTML("span", ["class": "state \(state.rawValue)"]) {
        HTML("span", ["aria-hidden": "true"]) { sign }
        HTML("span", ["class": "unseen"]) { "\(word): " }
      }
      HTML("code", ["class": "swift"]) { site.highlighter.highlighted(condition.expression) }
      if isRefuted, let value {
        HTML("span", ["class": "verdict"]) { value ? " holds" : " does not hold" }
      }
    }
  }

  private mutating func quotedTensor(_ tensor: QuotedTensor) -> HTML {
    let outcome = result?.outcome(of: .tensor(tensor)) ?? .notRun
    let state = CheckState(outcome)
    let id = claimed(Step.tensor(tensor).anchor)
    let kind = tensor.isRefuted ? "tensor refuted" : "tensor"
    return HTML("div", ["class": kind, "id": id]) {
      HTML("div", ["class": "pair"]) {
        HTML("div", ["class": "quoted"]) {
          HTML("p", ["class": "label"]) { quotationLabel(tensor) }
          HTML.printed(tensor.fence.body)
        }
        computed(tensor)
      }
      mark(state, fact: tensor.fact, largestError: outcome.largestError, id: id)
    }
  }

  /// What the program gives for a quoted tensor; `nil` if it was not run.
  func computed(_ tensor: QuotedTensor) -> HTML? {
    let outcome = result?.outcome(of: .tensor(tensor)) ?? .notRun
    guard case .value(let actual, _) = outcome else { return nil }
    let differs = tensor.isRefuted || CheckState(outcome) == .failed
    return HTML("div", ["class": "computed"]) {
      HTML("p", ["class": "label"]) {
        differs ? "The program gives " : "The program agrees: "
        HTML("code") { tensor.expression }
        ", "
        TensorTable.description(of: actual)
      }
      HTML("div", ["class": "scroll"]) { TensorTable(actual, name: tensor.expression).html }
    }
  }

  func quotationLabel(_ tensor: QuotedTensor) -> String {
    guard tensor.fact != nil else { return "Expected" }
    return tensor.isRefuted ? "The document prints, wrongly" : "The document prints"
  }

  /// The line below a comparison: whether and how closely it was checked.
  ///
  /// When and with what, the head of the page says once.
  func mark(
    _ state: CheckState, fact: String?, largestError: Double? = nil, id: String? = nil
  ) -> HTML {
    HTML("p", ["class": "mark"]) {
      state.html
      HTML("span", ["class": "word"]) { state.word }
      if let largestError { " · largest error \(CheckState.text(ofError: largestError))" }
      if let fact = fact.flatMap({ site.book.facts[$0] }) {
        " · "
        site.link(to: fact)
      }
      if let id { permalink(to: id, "this result") }
    }
  }

  /// A link to a result, to be copied.
  func permalink(to id: String, _ thing: String) -> HTML {
    HTML("a", ["class": "anchor", "href": "#\(id)", "aria-label": "Link to \(thing)"]) {
      HTML("span", ["aria-hidden": "true"]) { "#" }
    }
  }
}

extension CheckState {
  /// An error with as many digits as matter.
  static func text(ofError error: Double) -> String {
    error == 0 ? "0" : NumberFormat.scientific.text(error)
  }
}

extension StepOutcome {
  var largestError: Double? {
    if case .value(_, let comparison) = self { comparison.largestError } else { nil }
  }
}
