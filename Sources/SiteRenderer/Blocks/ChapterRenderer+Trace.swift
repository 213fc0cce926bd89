import BookModel
import Expectations
import SnippetRunner

/// What the lines of a traced snippet did, beside the lines.
extension ChapterRenderer {
  /// Renders a snippet's code with what belongs to its lines: notes, and what they did.
  mutating func annotatedCode(of snippet: Snippet) -> HTML {
    if let steps = result?.traces[snippet.index], !steps.isEmpty {
      return traced(snippet, steps: steps)
    }
    return snippet.annotations.isEmpty
      ? code(snippet.code, language: "swift") : listing(snippet)
  }

  /// Says whether the state in the chapter's text is the one that was recorded.
  ///
  /// The state itself stands beside the code; the text of one that was not recorded is shown.
  func recordedState(_ trace: ExpectedTrace, id: String?) -> HTML {
    let outcome = result?.outcome(of: .trace(trace)) ?? .notRun
    let state = CheckState(outcome)
    return HTML("div", ["class": "consequence recorded", "id": id]) {
      if state != .proven { printed(trace.fence.body, label: "does", state: state) }
      if case .output(let actual, false) = outcome {
        printed(actual, label: "does in fact")
      }
      mark(state, fact: trace.fact)
    }
  }

  /// Renders code with the steps that were recorded while it ran.
  ///
  /// Without scripts it is the code and a table of all steps; with them, one step at a time.
  mutating func traced(_ snippet: Snippet, steps: [TraceStep]) -> HTML {
    let own = listing(snippet)
    let called = calledSnippets(in: steps, from: snippet).map { other in
      let code = listing(other, isNumbered: false)
      return HTML("div", ["class": "called", "data-listing": "\(other.index)"]) {
        HTML("p", ["class": "label"]) { other.id.map { "called: \($0)" } ?? "called" }
        code
      }
    }
    return HTML("div", ["class": "traced"]) {
      HTML("div", ["class": "listings"]) {
        HTML("div", ["class": "own", "data-listing": "\(snippet.index)"]) { own }
        called
      }
      state(steps, of: snippet)
    }
  }

  /// The earlier snippets whose functions were called, in the order of their first lines.
  private func calledSnippets(in steps: [TraceStep], from snippet: Snippet) -> [Snippet] {
    var indices: [Int] = []
    for step in steps where step.snippet != snippet.index && !indices.contains(step.snippet) {
      indices.append(step.snippet)
    }
    return indices.compactMap { index in
      if case .snippet(let other)? = chapter.steps[at: index] { other } else { nil }
    }
  }

  private func state(_ steps: [TraceStep], of snippet: Snippet) -> HTML {
    let rows = steps.enumerated().map { number, step in
      row(step, number: number + 1, of: snippet)
    }
    return HTML("div", ["class": "state-of-run"]) {
      HTML("table", ["class": "steps"]) {
        HTML("caption") { "What each line did" }
        HTML("thead") {
          HTML("tr") {
            HTML("th", ["scope": "col"]) { "Step" }
            HTML("th", ["scope": "col"]) { "Line" }
            HTML("th", ["scope": "col"]) { "State" }
          }
        }
        HTML("tbody") { rows }
      }
    }
  }

  private func row(_ step: TraceStep, number: Int, of snippet: Snippet) -> HTML {
    let depth = min(step.depth, 8)
    let attributes: KeyValuePairs<StaticString, String?> = [
      "data-line": "\(step.line)", "data-listing": "\(step.snippet)", "data-kind": step.opening,
    ]
    return HTML("tr", attributes) {
      HTML("td") { "\(number)" }
      HTML("td") {
        step.snippet == snippet.index ? "\(step.line)" : "\(step.line) of \(name(of: step.snippet))"
      }
      HTML("td", ["class": "depth-\(depth)"]) {
        step.summary.map { text in HTML("p") { text } }
        step.values.map { value(of: $0, in: step) }
      }
    }
  }

  private func name(of index: Int) -> String {
    guard case .snippet(let snippet)? = chapter.steps[at: index] else { return "" }
    return snippet.id ?? "the called one"
  }

  /// A name with its value, and where a part was written, the whole with the part marked.
  private func value(of value: TracedValue, in step: TraceStep) -> HTML {
    var sign = "="
    if case .assignment(let operation) = step.kind, value.operand != nil { sign = operation }
    let content = value.operand ?? value.content
    return HTML("div", ["class": "bound"]) {
      HTML("p") {
        if case .result = step.kind {
          HTML.empty
        } else {
          HTML("code") { "\(value.name) \(sign)" }
          " "
        }
        content.line.map { text in HTML("samp") { text } }
      }
      table(of: content, name: value.name)
      written(value)
    }
  }

  private func written(_ value: TracedValue) -> HTML? {
    if let whole = value.whole, case .tensor(let tensor) = whole.content, tensor.isSmall {
      let root = String(value.name.prefix { $0 != "[" })
      return HTML("div", ["class": "whole"]) {
        HTML("p") {
          HTML("code") { root }
          " is now"
        }
        HTML("div", ["class": "scroll"]) {
          TensorTable(tensor, name: root, style: "state-table", written: whole.axes).html
        }
      }
    }
    guard value.operand != nil else { return nil }
    return HTML("div", ["class": "whole"]) {
      HTML("p") {
        "which is now "
        value.content.line.map { text in HTML("samp") { text } }
      }
      table(of: value.content, name: value.name)
    }
  }

  private func table(of content: TracedValue.Content, name: String) -> HTML? {
    guard content.line == nil, case .tensor(let tensor) = content else { return nil }
    return HTML("div", ["class": "scroll"]) {
      TensorTable(tensor, name: name, style: "state-table").html
    }
  }
}

extension TensorValue {
  /// Whether it is small enough to be shown again and again.
  fileprivate var isSmall: Bool { !shape.isEmpty && elements.count <= 144 }
}

extension TraceStep {
  /// What the script must know to tell which variables are alive: whether a call or a round begins,
  /// or a call ends.
  fileprivate var opening: String? {
    switch kind {
    case .call: "call"
    case .result: "return"
    case .round: "round"
    case .noRound, .roundsLeftOut, .stepsLeftOut, .binding, .assignment, .change: nil
    }
  }

  /// What was done, in words; `nil` where the names and values say it.
  fileprivate var summary: String? {
    switch kind {
    case .call(let name): "call \(name)"
    case .result(let name): "\(name) returns"
    case .round(let number, let count):
      "round \(number)" + (count.map { " of \($0)" } ?? "")
    case .noRound: "no round"
    case .roundsLeftOut(let first, let count):
      first == count ? "round \(count) is left out" : "rounds \(first) to \(count) are left out"
    case .stepsLeftOut(let count): "\(count) more steps are left out"
    case .binding, .assignment, .change: nil
    }
  }
}
