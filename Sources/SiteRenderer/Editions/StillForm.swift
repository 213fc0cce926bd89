/// Turns a page's content into what paper and readers of electronic books can show.
///
/// Nothing is left that would wait for a script or a click: a question's choices are a list, what was
/// folded lies open, and answers stand at the chapter's end, where no eye falls on them too early.
struct StillForm {
  /// An answer that was moved to the chapter's end.
  private struct Answer {
    /// What it answers, such as `Question 2`.
    var title: [MarkupNode]

    /// The id of the link in the text that leads here.
    var origin: String

    var content: [MarkupNode]
  }

  private var answers: [Answer] = []
  private var questions = 0

  /// The title of the live figure whose content is being changed.
  private var figureTitle: [MarkupNode] = []

  private init() {}

  /// Returns the still form of a chapter's or another page's content.
  static func content(_ nodes: [MarkupNode]) -> [MarkupNode] {
    var form = StillForm()
    let content = form.still(nodes)
    return content + form.answerList()
  }

  private mutating func still(_ nodes: [MarkupNode]) -> [MarkupNode] {
    var result: [MarkupNode] = []
    var isBehindFigure = false
    for node in nodes {
      guard case .element(let element) = node else {
        result.append(node)
        continue
      }
      // The code that draws a figure is on the site; here it would part the figure from the text.
      if !(isBehindFigure && element.has(class: "set-up")) { result += still(element) }
      isBehindFigure = element.has(class: "figure")
    }
    return result
  }

  private mutating func still(_ element: MarkupElement) -> [MarkupNode] {
    if Self.isLeftOut(element) { return [] }
    if element.name == "input" { return Self.sign(of: element) }
    if element.name == "details", element.has(class: "key") { return moved(element) }
    if element.name == "details", element.has(class: "ask") { return guess(element) }
    if element.has(class: "figure-title") { figureTitle = element.content }
    if element.has(class: "note-mark") { return [.element(Self.numbered(element))] }
    if element.name == "form" { questions += 1 }
    var element = Self.withoutBehaviour(element)
    element.content = still(element.content)
    if element.name == "p", element.has(class: "label"), element.text == "Question" {
      element.content = [.plain("Question \(questions)")]
    }
    rename(&element)
    let isEmptied = element.has(class: "actions") && element.content.allSatisfy(\.isBlank)
    return isEmptied ? [] : [.element(element)]
  }

  /// Whether an element does nothing where there are no scripts and one page follows another.
  private static func isLeftOut(_ element: MarkupElement) -> Bool {
    ["button", "nav", "script", "template", "select", "textarea"].contains(element.name)
      || ["anchor", "controls", "judgement", "note-back"].contains { element.has(class: $0) }
      || element["hidden"] != nil
  }

  /// The sign that stands for a control.
  private static func sign(of input: MarkupElement) -> [MarkupNode] {
    let sign: String? =
      switch input["type"] {
      case "radio": "○"
      case "checkbox": input["checked"] == nil ? "☐" : "☑"
      case "number", "text": "________"
      default: nil
      }
    return sign.map { [.element(MarkupElement("span", ["class": "control"], [.plain($0)]))] } ?? []
  }

  /// A mark in code with its number as text, which the stylesheet draws on the site.
  private static func numbered(_ mark: MarkupElement) -> MarkupElement {
    var mark = withoutBehaviour(mark)
    mark.content = [.text(mark["data-number"] ?? "")]
    mark["data-number"] = nil
    return mark
  }

  private static func withoutBehaviour(_ element: MarkupElement) -> MarkupElement {
    var element = element
    let behaviour: Set<String> = ["tabindex", "loading", "rel", "for", "aria-controls"]
    element.attributes.removeAll { attribute in
      behaviour.contains(attribute.name)
        || attribute.name.hasPrefix("data-") && attribute.name != "data-number"
    }
    return element
  }

  private func rename(_ element: inout MarkupElement) {
    switch element.name {
    case "form": element.name = "section"
    case "fieldset": element.name = "div"
    case "label": element.name = "span"
    case "details":
      element.name = "section"
      element["class"] = [element["class"], "unfolded"].compactMap(\.self).joined(separator: " ")
    case "summary":
      element.name = "p"
      element["class"] = "summary"
    default: break
    }
  }
}

/// Answers at the chapter's end.
extension StillForm {
  /// Moves the key of a question to the end, and leaves a link to it.
  private mutating func moved(_ key: MarkupElement) -> [MarkupNode] {
    let content = key.content.filter { $0.element?.name != "summary" }
    return link(to: [.plain("Question \(questions)")], content: content)
  }

  /// Leaves the question that a live figure begins with, and moves its answer to the end.
  private mutating func guess(_ details: MarkupElement) -> [MarkupNode] {
    let question = details.content.compactMap(\.element).first { $0.name == "summary" }
    let content = details.content.filter { $0.element?.name != "summary" }
    let title: [MarkupNode] = [.plain("First guess: ")] + figureTitle
    return [.element(MarkupElement("p", ["class": "ask"], still(question?.content ?? [])))]
      + link(to: title, content: content)
  }

  private mutating func link(to title: [MarkupNode], content: [MarkupNode]) -> [MarkupNode] {
    let number = answers.count + 1
    let origin = "to-answer.\(number)"
    answers.append(Answer(title: title, origin: origin, content: still(content)))
    let link = MarkupElement("a", ["id": origin, "href": "#answer.\(number)"], [.plain("Answer")])
    return [.element(MarkupElement("p", ["class": "to-answer"], [.element(link)]))]
  }

  private func answerList() -> [MarkupNode] {
    guard !answers.isEmpty else { return [] }
    let heading = MarkupElement(
      "h2", ["id": "page.answers"], [.plain("Answers to questions")])
    let entries = answers.enumerated().map { index, answer -> MarkupNode in
      let back = MarkupElement(
        "a", ["href": "#\(answer.origin)", "class": "back"], [.plain("to the question")])
      let label: [MarkupNode] = answer.title + [.plain(" "), .element(back)]
      let title = MarkupElement("p", ["class": "label"], label)
      return .element(
        MarkupElement(
          "section", ["class": "key", "id": "answer.\(index + 1)"],
          [.element(title)] + answer.content))
    }
    let section = MarkupElement(
      "section", ["class": "answers-to-questions"], [.element(heading)] + entries)
    return [.element(section)]
  }
}
