import BookModel
import Diagnostics
import FoundationEssentials
import Sandbox
import SnippetRunner

/// What the book's library offers, from its own documentation, with examples from the book.
public struct LibraryCard: Hashable, Sendable {
  /// The entries in the order of the modules, what exercises may use first.
  public var entries: [LibraryEntry]

  /// The modules that are described; the first of them every exercise has.
  private static let modules = [
    "TensorCore", "ExerciseSupport", "Tensors", "ConvolutionMath", "NeuralNetworks",
  ]

  /// Reads the documentation of the library beside the running program.
  ///
  /// The compiler's modules hold it. It is kept in `.course` until the library or the toolchain changes.
  ///
  /// - Parameter book: The book, whose snippets are the examples: `course check` runs them all.
  /// - Returns: The card.
  /// - Throws: `GradingError` if the compiler or the library is missing, or does not give it.
  public static func read(for book: Book) async throws(GradingError) -> LibraryCard {
    let tools = try await GradingTools.find(cacheFolder: book.root + "/.course")
    let key = ContentDigest(ofAll: ["2"] + tools.identity)
    let cache = GradingCache(folder: book.root + "/.course/library")
    var entries: [LibraryEntry] = cache.value("card", key: key) ?? []
    if entries.isEmpty {
      for module in modules { entries += try await extracted(module, tools).sorted(by: <) }
      cache.keep(entries, "card", key: key)
    }
    let examples = LibraryExamples(book)
    for index in entries.indices { entries[index].example = examples.example(of: entries[index]) }
    return LibraryCard(entries: entries)
  }

  private static func extracted(
    _ module: String, _ tools: GradingTools
  ) async throws(GradingError) -> [LibraryEntry] {
    let folder = try await gradingErrors { () throws(RunnerError) in try TemporaryFolder.make() }
    defer { withExtendedLifetime(folder) {} }
    let program = tools.linker.dropLast("ld.lld".count) + "swift-symbolgraph-extract"
    #if arch(arm64)
    let architecture = "aarch64"
    #else
    let architecture = "x86_64"
    #endif
    let command = Command(
      String(program),
      ["-module-name", module] + tools.library.searchArguments
        + ["-target", "\(architecture)-unknown-linux-gnu", "-output-dir", folder.path]
        + ["-minimum-access-level", "public", "-module-cache-path", tools.moduleCache],
      environment: CourseToolchain.environment(in: folder.path), in: folder.path)
    let result = try await gradingErrors { () throws(RunnerError) in
      try await command.result(within: .compiling)
    }
    let path = "\(folder.path)/\(module).symbols.json"
    guard result.isSuccess, let data = try? Data(contentsOf: URL(filePath: path)),
      let graph = try? JSONDecoder().decode(SymbolGraph.self, from: data)
    else {
      throw .runner(.compilerFails(path: String(program), output: result.errorText))
    }
    return graph.entries(of: module)
  }
}

extension LibraryCard {
  /// What every answer may use.
  public var common: [LibraryEntry] {
    entries.filter { ["TensorCore", "ExerciseSupport"].contains($0.module) }
  }

  /// What a word finds.
  public struct Found: Hashable, Sendable {
    /// What NumPy or PyTorch calls by the word, as it is written here.
    public var translation: String?

    /// The entries, the best first.
    public var entries: [LibraryEntry]
  }

  /// Returns what an expression uses, as in `ForeignNames.tensors`; types are left out.
  public func entries(in expression: String) -> [LibraryEntry] {
    common.filter { $0.isUsed(in: expression) && $0.name.contains { !$0.isLetter } }
  }

  /// Returns the entries that a word means: by name, by the name of another library, or by a word of what
  /// they do.
  public func found(_ word: String) -> Found {
    let plain = word.lowercased()
    let bare = String(plain.split(separator: ".").last ?? "").prefix { $0 != "(" }
    let isExact = { (entry: LibraryEntry) in
      entry.name.lowercased() == plain || entry.baseName.lowercased() == bare
    }
    let common = common.filter(isExact)
    let translation =
      ForeignNames.tensors[word] ?? ForeignNames.tensors[String(bare)]
      ?? ForeignNames.tensors.first { $0.key.lowercased() == bare }?.value
    if !common.isEmpty { return Found(entries: common) }
    if let translation {
      return Found(translation: translation, entries: entries(in: translation))
    }
    let exact = entries.filter(isExact)
    if !exact.isEmpty { return Found(entries: exact) }
    let named = entries.filter { $0.name.lowercased().contains(plain) }
    let described = entries.filter { entry in
      !named.contains(entry) && entry.summary.lowercased().contains(plain)
    }
    return Found(entries: named + described)
  }
}

/// The snippets of a book, as examples of what they use.
struct LibraryExamples {
  private var examples: [LibraryEntry.Example] = []

  /// The most lines of an example.
  private static let mostLines = 6

  init(_ book: Book) {
    for chapter in book.chapters {
      for (index, step) in chapter.steps.enumerated() {
        guard case .snippet(let snippet) = step, snippet.isExample else { continue }
        let next = index + 1 < chapter.steps.count ? chapter.steps[index + 1] : nil
        var output = ""
        if case .output(let printed)? = next { output = printed.fence.body }
        examples.append(
          .init(path: chapter.path, code: snippet.fence.body, output: output))
      }
    }
    // The shortest shows the least beside the matter.
    examples = examples.filter { $0.code.split(separator: "\n").count <= Self.mostLines }
      .enumerated().sorted {
        ($0.element.code.utf8.count, $0.offset) < ($1.element.code.utf8.count, $1.offset)
      }.map(\.element)
  }

  /// The shortest snippet that uses an entry; one that prints comes first.
  func example(of entry: LibraryEntry) -> LibraryEntry.Example? {
    let fitting = examples.filter { entry.isUsed(in: $0.code) }
    return fitting.first { !$0.output.isEmpty } ?? fitting.first
  }
}

extension Snippet {
  /// Whether it runs and is shown.
  fileprivate var isExample: Bool {
    options.isDisjoint(with: [.hidden, .norun, .nocompile, .traps])
  }
}
