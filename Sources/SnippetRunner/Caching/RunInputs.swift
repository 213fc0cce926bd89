/// What a chapter's results depend on.
struct RunInputs: Hashable, Sendable, Codable {
  /// One part of the program, by what it is called and what its code is.
  struct Part: Hashable, Sendable, Codable {
    var name: String
    var digest: ContentDigest
  }

  /// The parts of the program.
  var parts: [Part]

  /// The whole program, the parts that must be refused included.
  var program: ContentDigest

  /// The compute library.
  var library: ContentDigest

  /// The book's own library; `nil` if it has none.
  var bookLibrary: ContentDigest?

  /// The compiler.
  var toolchain: String

  /// The compiler's flags and the limits of the run.
  var flags: [String]

  /// The data files and records that the program reads, by name.
  var files: [String: ContentDigest] = [:]

  /// Collects the inputs of a run.
  init(_ run: ChapterRun) {
    let program = run.program
    parts = program.parts.map { part in
      Part(name: part.name, digest: ContentDigest(ofAll: [part.text, "\(part.isTraced)"]))
    }
    self.program = ContentDigest(
      ofAll: [program.text] + program.refusedParts.map { program.text(upTo: $0) }
        + program.parts.filter(\.isTraced).map { "\($0.number) \(TracedProgram.version)" })
    library = run.tools.library.digest
    toolchain = run.tools.toolchain.identity
    bookLibrary = run.tools.bookCode.digest
    flags =
      ChapterRun.flags + run.tools.bookCode.flags + ["\(run.limits)"]
      + (run.computesRecords ? ["records"] : [])
    for file in run.files.data { files[file.name] = file.digest }
    for (name, text) in run.files.records { files[name] = ContentDigest(of: text) }
  }

  /// The key of the results; its first text is the version of the format of what is kept.
  var key: ContentDigest {
    ContentDigest(
      ofAll: ["4", program.text, library.text, toolchain] + flags
        + (bookLibrary.map { ["library", $0.text] } ?? [])
        + files.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value.text] })
  }

  /// Returns in words what differs from the inputs of the run before.
  func change(since last: RunInputs?) -> String {
    guard let last else { return "no results are kept" }
    var causes: [String] = []
    if program != last.program { causes.append(partChange(since: last)) }
    if library != last.library { causes.append("the compute library changed") }
    if bookLibrary != last.bookLibrary { causes.append("the book's library changed") }
    if toolchain != last.toolchain { causes.append("the toolchain changed") }
    causes += files.keys.sorted().compactMap { name in
      guard let before = last.files[name] else { return "the file '\(name)' is new" }
      return before == files[name] ? nil : "the file '\(name)' changed"
    }
    if flags != last.flags { causes.append("the flags changed") }
    return causes.isEmpty ? "the kept results are gone" : causes.joined(separator: ", ")
  }

  private func partChange(since last: RunInputs) -> String {
    let digests = Set(last.parts.map(\.digest))
    let names = parts.filter { !digests.contains($0.digest) }.map(\.name)
    // The text of a part holds its number, so that a part put in changes those behind it too.
    if parts.count > last.parts.count { return "\(names.first ?? "a snippet") is new" }
    if parts.count < last.parts.count { return "a snippet is gone" }
    return names.isEmpty ? "the modules changed" : "\(names.joined(separator: ", ")) changed"
  }
}
