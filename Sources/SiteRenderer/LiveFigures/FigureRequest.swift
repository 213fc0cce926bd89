import BookModel
import Diagnostics
import Drawing
import Explorables

/// A live figure that a chapter asks for: which, and the state that it begins with.
///
/// What cannot be so leaves a diagnostic, and the figure comes as near to it as it can.
struct FigureRequest {
  /// The figure; `nil` if there is none of that name.
  private(set) var kind: FigureKind?

  /// The state.
  private(set) var settings = Settings()

  /// What is wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads what the fence of a figure says.
  init(_ directive: Directive) {
    kind = kind(named: directive.argument)
    guard let kind else { return }
    for setting in directive.settings {
      if setting.key.text == "state" {
        if let change = spelled(setting.value) { settings = settings.changed(by: change) }
      } else {
        read(setting, of: kind)
      }
    }
    checkState(written: settings, of: kind, at: directive.settings.first?.key.range)
  }

  /// Reads what a link to a figure says.
  init(_ link: FigureLink) {
    kind = FigureKind(link.figure)
    guard let kind, let settings = spelled(link.state) else { return }
    self.settings = settings
    checkState(written: settings, of: kind, at: link.state.range)
  }

  private mutating func kind(named word: Directive.Word) -> FigureKind? {
    if let kind = FigureKind(word.text) { return kind }
    let names = FigureKind.allCases.map(\.name.text)
    report(
      "unknown-figure", "no live figure is called '\(word.text)'", at: word.range,
      notes: ["the figures are \(names.map { "'\($0)'" }.joined(separator: ", "))"],
      help: nearestName(to: word.text, in: names).map { "write '\($0)'" })
    return nil
  }

  private mutating func spelled(_ word: Directive.Word) -> Settings? {
    if let settings = Settings(Phrase(word.text)) { return settings }
    report(
      "figure-state", "'\(word.text)' is no state of a figure", at: word.range,
      help: "write letters, each with its number, such as 'k4s2'")
    return nil
  }

  private mutating func read(_ setting: Directive.Setting, of kind: FigureKind) {
    let (key, value) = (setting.key, setting.value)
    guard key.text.utf8.count == 1, let letter = key.text.utf8.first else {
      let known = kind.shown(Settings()).parameters.filter { $0.key.group == 0 }
      let keys = known.map { "'\($0.key.text)' \($0.name.text)" }
      return report(
        "figure-state", "the figure '\(kind.name.text)' has no '\(key.text)'", at: key.range,
        notes: ["it has \(keys.joined(separator: ", ")); and 'state', all in one word"])
    }
    guard let number = Int(value.text), (0...99_999).contains(number) else {
      return report(
        "figure-state", "the state of a figure is made of whole numbers: '\(value.text)'",
        at: value.range)
    }
    settings.set(Settings.Key(letter), to: number)
  }

  /// Reports numbers that the figure does not have, or that it has brought into their range.
  private mutating func checkState(
    written: Settings, of kind: FigureKind, at range: SourceRange?
  ) {
    guard let range else { return }
    let parameters = kind.shown(written).parameters
    for entry in written.entries {
      let name = entry.key.text
      guard let parameter = parameters.first(where: { $0.key == entry.key }) else {
        let known = parameters.filter { $0.key.group == entry.key.group }
        report(
          "figure-state", "the figure '\(kind.name.text)' has no '\(name)'", at: range,
          notes: [
            "it has \(known.map { "'\($0.key.text)' \($0.name.text)" }.joined(separator: ", "))"
          ])
        continue
      }
      guard parameter.value != entry.value else { continue }
      let (least, most) = (parameter.range.lowerBound, parameter.range.upperBound)
      report(
        "figure-state", "the figure '\(kind.name.text)' cannot show '\(name)' as \(entry.value)",
        at: range,
        help: least == most
          ? "only \(least) is possible here" : "choose a number from \(least) to \(most)")
    }
  }

  private mutating func report(
    _ id: String, _ message: String, at range: SourceRange, notes: [String] = [],
    help: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, message, at: range, notes: notes, help: help))
  }
}

extension FigureKind {
  /// The figure that chapters call by a name.
  init?(_ name: String) {
    guard let kind = Self.allCases.first(where: { $0.name.text == name }) else { return nil }
    self = kind
  }
}

extension Settings.Key {
  /// The letter, as in diagnostics.
  fileprivate var text: String { String(Unicode.Scalar(letter)) }
}

extension Phrase {
  /// Creates the phrase that a string holds.
  init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// The text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
