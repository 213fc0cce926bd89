import FoundationEssentials

/// The verdicts on words, in `.course/spelling.txt`, which may be deleted at any time.
///
///     <the dictionary's digest>
///     +right
///     -worng wrong
struct SpellingCache: Sendable {
  let folder: String

  private var path: String { folder + "/spelling.txt" }

  /// Returns the kept verdicts of a dictionary.
  func verdicts(for dictionary: UInt64) -> [String: Verdict] {
    guard let data = FileManager.default.contents(atPath: path) else { return [:] }
    var lines = data.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard !lines.isEmpty, lines.removeFirst() == String(dictionary, radix: 16) else { return [:] }
    var verdicts: [String: Verdict] = [:]
    verdicts.reserveCapacity(lines.count)
    for line in lines {
      if line.hasPrefix("+") {
        verdicts[String(line.dropFirst())] = Verdict(isRight: true)
      } else {
        let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
        guard let word = parts.first else { continue }
        verdicts[String(word)] = Verdict(
          isRight: false, suggestions: parts.dropFirst().map { String($0) })
      }
    }
    return verdicts
  }

  /// Keeps verdicts; where that fails, words are looked up again next time.
  func keep(_ verdicts: [String: Verdict], for dictionary: UInt64) {
    let lines = verdicts.sorted { $0.key < $1.key }.map { word, verdict in
      verdict.isRight ? "+\(word)" : "-\(word) \(verdict.suggestions.joined())"
    }
    let text = ([String(dictionary, radix: 16)] + lines).map { $0 + "\n" }.joined()
    let files = FileManager.default
    try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
  }
}
