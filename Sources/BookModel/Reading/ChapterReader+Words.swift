import Diagnostics

/// What may stand in the braces of one kind of fence.
struct AllowedWords {
  /// What takes them, in a message.
  var noun = "fence"

  /// Whether `#id` may.
  var takesID = false

  /// The options, without their dots.
  var options: [String] = []

  /// The keys.
  var keys: [String] = []

  /// The words as an author writes them.
  fileprivate var spellings: [String] {
    (takesID ? ["#id"] : []) + options.map { ".\($0)" } + keys.map { "\($0)=" }
  }
}

/// What was found in the braces of a fence.
struct FenceWords {
  var id: References.Name?
  var options: Set<String> = []
  var keys: [String: References.Name] = [:]
}

extension ChapterReader {
  /// Returns the words of a fence, and reports those that it does not take or has twice.
  mutating func readWords(_ head: FenceHead, allowed: AllowedWords) -> FenceWords {
    var found = FenceWords()
    for word in head.words {
      let isNew: Bool
      switch word.kind {
      case .id where allowed.takesID:
        isNew = found.id == nil
        found.id = References.Name(text: word.name, range: source.range(word.range))
      case .option where allowed.options.contains(word.name):
        isNew = found.options.insert(word.name).inserted
      case .key where allowed.keys.contains(word.name):
        isNew = found.keys[word.name] == nil
        found.keys[word.name] = word.value.map {
          References.Name(text: $0.text, range: source.range($0.range))
        }
      default:
        reportUnknown(word, language: head.language, allowed: allowed)
        continue
      }
      if !isNew {
        report(
          "duplicate-attribute", "'\(source.text(word.range))' is a second word of its kind",
          at: word.range, help: "keep one of them")
      }
    }
    return found
  }

  private mutating func reportUnknown(
    _ word: FenceHead.Word, language: String, allowed: AllowedWords
  ) {
    let names = word.kind == .key ? allowed.keys : word.kind == .option ? allowed.options : []
    let sign = word.kind == .option ? "." : ""
    let near = nearestName(to: word.name, in: names)
    let list = allowed.spellings.map { "'\($0)'" }.joined(separator: ", ")
    report(
      "unknown-attribute",
      "a '\(language)' \(allowed.noun) does not take '\(source.text(word.range))'",
      at: word.range, notes: [list.isEmpty ? "it takes no words" : "it takes \(list)"],
      help: near.map { "write '\(sign)\($0)\(word.kind == .key ? "=" : "")'" })
  }
}
