import Diagnostics
import FoundationEssentials
import SnippetRunner

/// What was computed for exercises before, in `.course/exercises`, which may be deleted at any time.
///
/// A file is named after what it holds and a digest of all that it depends on; the older ones of its
/// kind are deleted when a new one is written.
struct GradingCache: Sendable {
  /// The folder of one exercise's files.
  let folder: String

  /// Opens the cache of an exercise.
  init(root: String, exercise: String) {
    folder = "\(root)/.course/exercises/\(exercise)"
  }

  /// Opens a cache in a folder.
  init(folder: String) {
    self.folder = folder
  }

  /// Returns what is kept under a name and key.
  func value<Value: Decodable>(_ name: String, key: ContentDigest) -> Value? {
    guard let data = try? Data(contentsOf: URL(filePath: path(name, key, "json"))) else {
      return nil
    }
    return try? Self.decoder.decode(Value.self, from: data)
  }

  /// Keeps a value; without it, it is computed again.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - name: What it is.
  ///   - key: What it depends on.
  ///   - count: How many of its kind are kept.
  func keep(_ value: some Encodable, _ name: String, key: ContentDigest, count: Int = 1) {
    guard let data = try? Self.encoder.encode(value), makeFolder() else { return }
    try? data.write(to: URL(filePath: path(name, key, "json")), options: .atomic)
    prune(name, "json", count: count)
  }

  /// Returns the path of a kept program; `nil` if there is none.
  func program(_ name: String, key: ContentDigest) -> String? {
    let path = path(name, key, "so")
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// Keeps a copy of a program.
  func keepProgram(_ program: String, _ name: String, key: ContentDigest) {
    guard let data = try? Data(contentsOf: URL(filePath: program)), makeFolder() else { return }
    // One that is there may be running, and is the same: it is never replaced.
    let place = path(name, key, "so")
    let draft = "\(place).\(UUID().uuidString).new"
    try? data.write(to: URL(filePath: draft))
    try? FileManager.default.linkItem(atPath: draft, toPath: place)
    try? FileManager.default.removeItem(atPath: draft)
    prune(name, "so", count: 4)
  }

  private func path(_ name: String, _ key: ContentDigest, _ ending: String) -> String {
    "\(folder)/\(name)-\(key.text.prefix(32)).\(ending)"
  }

  private func makeFolder() -> Bool {
    (try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)) != nil
  }

  private func prune(_ name: String, _ ending: String, count: Int) {
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    let own = names.filter { $0.hasPrefix(name + "-") && $0.hasSuffix("." + ending) }
    guard own.count > count else { return }
    let dates = own.map { name in
      let attributes = try? manager.attributesOfItem(atPath: "\(folder)/\(name)")
      return (attributes?[.modificationDate] as? Date ?? .distantPast, name)
    }
    for (_, name) in dates.sorted(by: { $0.0 < $1.0 }).dropLast(count) {
      try? manager.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }()

  static let decoder: JSONDecoder = {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }()
}
