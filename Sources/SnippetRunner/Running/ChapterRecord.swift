import BookModel
import Diagnostics
import Expectations

/// The values of a record as a run computed them.
struct ComputedRecord: Hashable, Sendable, Codable {
  /// How far other computations may be away, as a part of a tensor's absolute sum, by its name.
  var bands: [String: Double] = [:]

  /// The tensors by name.
  var values: [String: TensorValue] = [:]
}

/// The record of a slow snippet, as the book keeps it: what it was made from, when, and the values.
///
///     # key	3f2a…
///     # made	1796083200	Swift 6.3.1	b7e1c0ffee12	58.2
///     errors	6x5	0.0081 0.0079 …
struct ChapterRecord: Sendable {
  /// The digest of the code and the data that the values follow from.
  var key: String

  /// When and with what they were computed.
  var mark: CheckedMark

  /// How long the chapter's program ran, in seconds.
  var seconds: Double

  /// The tensors by name.
  var values: [String: TensorValue]

  /// Reads a record; `nil` for a text that is none.
  init?(_ text: String) {
    var key: String?
    var made: (CheckedMark, Double)?
    values = [:]
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      switch (fields.first, fields.count) {
      case ("# key", 2): key = String(fields[1])
      case ("# made", 5):
        guard let time = Int(fields[1]), let seconds = Double(fields[4]) else { return nil }
        let mark = CheckedMark(
          time: time, toolchain: String(fields[2]), library: String(fields[3]))
        made = (mark, seconds)
      case (let name?, 3):
        let value = TensorValue(fields: ["-", fields[1]] + fields[2].split(separator: " "))
        guard let value else { return nil }
        values[String(name)] = value
      default: return nil
      }
    }
    guard let key, let made else { return nil }
    (self.key, mark, seconds) = (key, made.0, made.1)
  }

  /// Creates a record of what a run computed.
  init(_ computed: ComputedRecord, key: String, mark: CheckedMark, seconds: Double) {
    (self.key, self.mark, self.seconds) = (key, mark, seconds)
    values = computed.values
  }

  /// The text that the book keeps.
  var text: String {
    let head = [
      "# key\t\(key)",
      "# made\t\(mark.time)\t\(mark.toolchain)\t\(mark.library)\t\((seconds * 10).rounded() / 10)",
    ]
    let lines = values.sorted { $0.key < $1.key }.map { name, value in
      let shape = value.shape.isEmpty ? "-" : value.shape.map { "\($0)" }.joined(separator: "x")
      // What was handed over has five digits, so that `Float` prints them and no more.
      return "\(name)\t\(shape)\t" + value.elements.map { "\(Float($0))" }.joined(separator: " ")
    }
    return (head + lines).map { $0 + "\n" }.joined()
  }

  /// Returns the digest of what a snippet's record follows from: its code, the code before it, the data.
  static func key(of snippet: Snippet, in chapter: Chapter, files: RunFiles) -> String {
    let code = chapter.steps.compactMap { step -> String? in
      guard case .snippet(let other) = step, other.index <= snippet.index,
        other.options.isDisjoint(with: [.norun, .nocompile, .traps])
      else { return nil }
      return other.code
    }
    let data = files.data.flatMap { [$0.name, $0.digest.text] }
    return ContentDigest(ofAll: code + ["data"] + data).text
  }

  /// Returns what differs by more than its band from what was computed again.
  func differences(from computed: ComputedRecord) -> [String] {
    let names = Set(values.keys).union(computed.values.keys).sorted()
    return names.compactMap { name in
      guard let kept = values[name] else { return "'\(name)' is not in the record" }
      guard let new = computed.values[name] else { return "'\(name)' is in the record alone" }
      guard kept.shape == new.shape else {
        return "'\(name)' has shape \(new.shape), in the record \(kept.shape)"
      }
      let sum = kept.elements.reduce(0) { $0 + abs($1) }
      let difference = zip(kept.elements, new.elements).reduce(0) { $0 + abs($1.0 - $1.1) }
      let band = computed.bands[name] ?? 0
      // Not `>`: what is not a number is in no band.
      if band.isInfinite || difference <= band * sum { return nil }
      let part = (difference / sum * 1000).rounded() / 1000
      return "'\(name)' differs by \(part) of its size; the band is \(band)"
    }
  }
}
