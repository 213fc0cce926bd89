import BookModel
import Diagnostics
import SnippetRunner

/// Running text.
extension ChapterRenderer {
  /// Renders running text.
  mutating func inlines(_ inlines: [Inline]) -> HTML {
    var result = HTML.empty
    for inline in inlines { result += self.inline(inline) }
    return result
  }

  private mutating func inline(_ inline: Inline) -> HTML {
    switch inline {
    case .text(let text): return HTML(text: text.withPrintedApostrophes)
    case .softBreak: return HTML(text: "\n")
    case .lineBreak: return HTML("br")
    case .code(let text): return HTML("code") { text }
    case .math(let tex): return math(tex, isDisplayed: false)
    case .emphasis(let content): return HTML("em") { inlines(content) }
    case .strong(let content): return HTML("strong") { inlines(content) }
    case .strikethrough(let content): return HTML("s") { inlines(content) }
    case .link(let destination, let title, let content):
      return link(to: destination, title: title, content: inlines(content))
    case .image(let source, let title, let alternative):
      return picture(source, title: title, alternative: alternative)
    case .reference(let reference): return self.reference(reference)
    case .citation(let citations): return citation(citations)
    case .footnoteReference(let label): return footnoteReference(label)
    case .value(let value): return self.value(value)
    }
  }

  private mutating func link(to destination: String, title: String?, content: HTML) -> HTML {
    switch LinkTarget(destination, from: chapter.path, pages: site.pages) {
    case .page(let address):
      return HTML("a", ["href": address, "title": title]) { content }
    case .external(let address):
      return HTML("a", ["href": address, "title": title, "rel": "noopener"]) { content }
    case .file(let path):
      report(
        "link-without-page", "no page of the site shows '\(path)'", severity: .warning,
        help: "link to a chapter that SUMMARY.md lists, or to an address with https://")
      return content
    case .refused:
      report(
        "link-refused", "'\(destination)' may not be a link",
        help: "link to a file of the book, or to an address with https:// or mailto:")
      return content
    }
  }

  private mutating func picture(_ source: String, title: String?, alternative: String) -> HTML {
    switch LinkTarget(source, from: chapter.path, pages: site.pages) {
    case .file(let path):
      pictures.insert(path)
      return HTML(
        "img",
        ["src": path.percentEncoded, "alt": alternative, "title": title, "loading": "lazy"])
    case .external(let address):
      report(
        "picture-elsewhere", "the picture '\(address)' is on another host",
        help: "keep a copy in the book's folder: the site asks no other host for anything")
      return HTML("a", ["href": address, "rel": "noopener"]) { alternative }
    case .page, .refused:
      report("picture-refused", "'\(source)' is no picture of the book")
      return HTML(text: alternative)
    }
  }

  private mutating func footnoteReference(_ label: String) -> HTML {
    let isFirst = !footnoteLabels.contains(label)
    if isFirst { footnoteLabels.append(label) }
    let number = (footnoteLabels.firstIndex(of: label) ?? 0) + 1
    return HTML("sup", ["id": isFirst ? "note.\(number).back" : nil]) {
      HTML("a", ["href": "#note.\(number)", "aria-label": "Note \(number)"]) { "\(number)" }
    }
  }

  /// A number of the prose that the program has computed too.
  private mutating func value(_ value: InlineValue) -> HTML {
    let state = CheckState(result?.outcome(of: .inlineValue(value)) ?? .notRun)
    let reason =
      switch state {
      case .proven: "checked: \(value.expression)"
      case .failed: "differs from \(value.expression)"
      case .notRun, .cited, .opinion: "not run: \(value.expression)"
      }
    let id = claimed(Step.inlineValue(value).anchor)
    return HTML("span", ["class": "value \(state.rawValue)", "id": id, "title": reason]) {
      value.text
      if state != .proven {
        HTML("span", ["class": "flag", "aria-hidden": "true"]) { state.sign }
      }
      HTML("span", ["class": "unseen"]) { " (\(state.word.lowercased()))" }
    }
  }
}

/// Mathematics.
extension ChapterRenderer {
  /// Renders a formula that stands on lines of its own.
  mutating func formula(_ tex: String, id: String?) -> HTML {
    let formula = math(tex, isDisplayed: true)
    guard let id, let number = site.labels.targets[id]?.number else {
      return HTML("div", ["class": "formula"]) { formula }
    }
    return HTML("div", ["class": "formula numbered", "id": claimed(id)]) {
      formula
      HTML("span", ["class": "number"]) { "(\(number))" }
    }
  }

  private mutating func math(_ tex: String, isDisplayed: Bool) -> HTML {
    do throws(MathError) {
      return try site.math.markup(for: tex, isDisplayed: isDisplayed)
    } catch {
      report(
        "math", error.message, at: place(of: error, in: tex),
        help: "Documentation/theme.md lists the commands that formulas may use")
      return HTML("span", ["class": "not-set"]) { "[a formula that could not be set]" }
    }
  }

  /// Finds an error's place in the chapter's file by looking for the formula's line there.
  private func place(of error: MathError, in tex: String) -> SourceRange? {
    guard let range else { return nil }
    // What is missing at the end is missing on the last line, not behind it.
    let end = tex.utf8.count - tex.utf8.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
    let before = tex.utf8.prefix(min(error.offset, end))
    let lineOfFormula = before.count { $0 == UInt8(ascii: "\n") }
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
    let lines = tex.split(separator: "\n", omittingEmptySubsequences: false)
    guard let text = lines.dropFirst(lineOfFormula).first else { return range }
    for number in range.start.line...max(range.start.line, range.end.line) {
      guard let line = chapter.source.line(number), let found = line.firstRange(of: text)
      else { continue }
      let start = line.utf8.distance(from: line.startIndex, to: found.lowerBound) + 1
      return SourceRange(path: chapter.path, line: number, column: start + column)
    }
    return range
  }
}
