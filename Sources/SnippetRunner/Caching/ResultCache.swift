import Diagnostics
import FoundationEssentials

/// The results of earlier runs, in a folder that may be deleted at any time.
///
///     .course/.gitignore                   hides the folder
///     .course/toolchain.json               the compiler's version, by its fingerprint
///     .course/results/<chapter>/last.json  the inputs of the last run, and which keys are recent
///     .course/results/<chapter>/<key>.json a run
///
/// A file is written beside its place and renamed, so that runs may overlap. What cannot be read is
/// as good as not there; what cannot be written is run again next time.
package struct ResultCache: Sendable {
  /// The number of runs that are kept of each chapter.
  static let keptCount = 8

  /// The path of the folder.
  let folder: String

  /// Opens the cache in a folder.
  package init(folder: String) {
    self.folder = folder
  }

  /// What a chapter's last run was made from.
  private struct Last: Codable {
    var inputs: RunInputs
    var recentKeys: [String]
  }

  /// A run together with its key, which tells a file that was moved or mixed up.
  private struct Entry: Codable {
    var key: String
    var record: RecordedRun
  }

  private struct KnownToolchain: Codable {
    var fingerprint: ContentDigest
    var version: String
  }

  /// Returns the kept run of a chapter with a key.
  func record(of chapter: String, key: ContentDigest) -> RecordedRun? {
    let entry: Entry? = read("results/\(chapter)/\(key.text).json")
    return entry?.key == key.text ? entry?.record : nil
  }

  /// Returns the inputs of a chapter's last run.
  func lastInputs(of chapter: String) -> RunInputs? {
    let last: Last? = read("results/\(chapter)/last.json")
    return last?.inputs
  }

  /// Keeps a run and forgets the oldest ones of its chapter.
  func keep(_ record: RecordedRun, of chapter: String, inputs: RunInputs) throws(RunnerError) {
    let key = inputs.key.text
    if record.isRepeatable {
      try write(Entry(key: key, record: record), to: "results/\(chapter)/\(key).json")
    }
    try note(inputs, of: chapter)
  }

  /// Notes that a chapter was run, or found in the cache, with some inputs.
  func note(_ inputs: RunInputs, of chapter: String) throws(RunnerError) {
    let last: Last? = read("results/\(chapter)/last.json")
    let key = inputs.key.text
    if last?.inputs == inputs && last?.recentKeys.first == key { return }
    let keys = [key] + (last?.recentKeys ?? []).filter { $0 != key }
    let recent = Array(keys.prefix(Self.keptCount))
    try write(Last(inputs: inputs, recentKeys: recent), to: "results/\(chapter)/last.json")
    prune(chapter, keeping: Set(recent.map { $0 + ".json" } + ["last.json"]))
  }

  /// Returns the version of the compiler with a fingerprint, if it was asked before.
  func toolchainVersion(for fingerprint: ContentDigest) -> String? {
    let known: KnownToolchain? = read("toolchain.json")
    return known?.fingerprint == fingerprint ? known?.version : nil
  }

  /// Keeps the version of a compiler; without it, it is asked again.
  func keepToolchainVersion(_ version: String, for fingerprint: ContentDigest) {
    try? write(KnownToolchain(fingerprint: fingerprint, version: version), to: "toolchain.json")
  }

  /// Writes and removes a file, to find out whether results can be kept.
  func tryWriting() throws(RunnerError) {
    let name = "probe-\(ProcessInfo.processInfo.processIdentifier).json"
    try write(0, to: name)
    try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
  }

  private func prune(_ chapter: String, keeping names: Set<String>) {
    let folder = "\(folder)/results/\(chapter)"
    let present = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in present where name.hasSuffix(".json") && !names.contains(name) {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  private func read<Value: Decodable>(_ path: String) -> Value? {
    guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(path)")) else { return nil }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try? decoder.decode(Value.self, from: data)
  }

  private func write(_ value: some Encodable, to path: String) throws(RunnerError) {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let file = URL(filePath: "\(folder)/\(path)")
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try hide()
      try encoder.encode(value).write(to: file, options: .atomic)
    } catch {
      throw .cannotWrite(path: file.path, reason: error.systemReason)
    }
  }

  /// Keeps the folder out of the book's history, whatever the book's own `.gitignore` says.
  private func hide() throws {
    let file = URL(filePath: "\(folder)/.gitignore")
    if FileManager.default.fileExists(atPath: file.path) { return }
    try Data("*\n".utf8).write(to: file, options: .atomic)
  }
}
