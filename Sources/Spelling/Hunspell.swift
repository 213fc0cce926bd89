import FoundationEssentials
import Sandbox

/// The program that knows how words are spelled, with one of its dictionaries.
struct Hunspell: Sendable {
  /// The folders in which Debian and others keep dictionaries.
  private static let dictionaryFolders = [
    "/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell",
  ]

  /// The program's path.
  let program: String

  /// What the dictionary's content is.
  let digest: UInt64

  /// The path of the dictionary, without the ending.
  private let dictionary: String

  /// Finds the program and a dictionary; `nil` if one of them is missing.
  init?(dictionary name: String, folders: [String]) {
    let files = FileManager.default
    guard let folder = folders.first(where: { files.isExecutableFile(atPath: $0 + "/hunspell") }),
      let place = Self.dictionaryFolders.first(where: {
        files.fileExists(atPath: "\($0)/\(name).dic")
      }),
      let rules = files.contents(atPath: "\(place)/\(name).aff"),
      let words = files.contents(atPath: "\(place)/\(name).dic")
    else { return nil }
    program = folder + "/hunspell"
    dictionary = "\(place)/\(name)"
    digest = rules.digest(continuing: words.digest(continuing: 0))
  }

  /// What to do where the program or a dictionary is missing.
  static func remedy(dictionary: String) -> String {
    let package = "hunspell-" + dictionary.lowercased().replacing("_", with: "-")
    return "install hunspell and its dictionary \(dictionary) (Debian: hunspell, \(package))"
  }

  /// Returns what the program says of words; `nil` if it cannot be run.
  func verdicts(on words: [String]) async -> [String: Verdict]? {
    do {
      let folder = try TemporaryFolder()
      // A sign at the beginning of a line would be a command; behind '^' is text.
      let text = words.map { "^\($0)\n" }.joined()
      try Data(text.utf8).write(to: URL(filePath: folder.path + "/words"))
      let command = Command(
        program, ["-a", "-i", "UTF-8", "-d", dictionary, "words"],
        environment: ["LANG": "C.UTF-8"], in: folder.path)
      let result = try await command.run(
        within: ProcessLimits(
          wallSeconds: 60, processorSeconds: 60, memoryBytes: 2 << 30, outputBytes: 64 << 20))
      return result.isSuccess ? Self.verdicts(on: words, answer: result.standardOutput) : nil
    } catch {
      return nil
    }
  }

  /// Reads the answer: below the first line, lines on each word, then an empty one.
  private static func verdicts(on words: [String], answer: [UInt8]) -> [String: Verdict]? {
    let lines = String(decoding: answer, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    var groups = lines.split(omittingEmptySubsequences: false) { $0.isEmpty }[...]
    var verdicts: [String: Verdict] = [:]
    for word in words {
      guard let group = groups.popFirst(), !group.isEmpty else { return nil }
      let wrong = group.first { $0.hasPrefix("&") || $0.hasPrefix("#") }
      let suggestions = wrong?.split(separator: ": ", maxSplits: 1).dropFirst().first ?? ""
      verdicts[word] = Verdict(
        isRight: wrong == nil,
        suggestions: suggestions.split(separator: ", ").prefix(1).map { String($0) })
    }
    return verdicts
  }
}

/// What is known of a word.
struct Verdict: Hashable, Sendable {
  /// Whether a dictionary has it.
  var isRight: Bool

  /// What may have been meant.
  var suggestions: [String] = []
}

extension Data {
  /// The FNV-1a hash, which tells two dictionaries apart; nothing depends on it being secret.
  fileprivate func digest(continuing hash: UInt64) -> UInt64 {
    withUnsafeBytes { bytes in
      bytes.reduce(hash ^ 0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
  }
}
