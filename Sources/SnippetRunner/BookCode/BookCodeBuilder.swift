import BookModel
import Diagnostics
import FoundationEssentials
import Glibc
import Sandbox

/// Builds what a book adds to its chapters' programs, once for each state of its files.
///
///     .course/library/<key>/result.json  what the compiler said, and where the modules are
///     .course/library/<key>/lib*.so      the library
///     .course/library/<key>/Modules      its modules
///     .course/library/package            where a package is built
///
/// A folder appears whole or not at all.
struct BookCodeBuilder: Sendable {
  /// The number of states that are kept.
  private static let keptCount = 4

  let root: String
  let settings: ProgramSettings
  let tools: CourseTools
  let progress: @Sendable (RunnerEvent) -> Void

  init(
    _ book: Book, tools: CourseTools, progress: @escaping @Sendable (RunnerEvent) -> Void
  ) {
    root = book.root
    settings = book.settings.programs
    self.tools = tools
    self.progress = progress
  }

  /// What is kept of a build.
  struct Built: Codable {
    /// What the compiler said of the library, and then of the prelude and the imports.
    var messages: [CompilerMessage] = []

    /// What it printed where it named no place.
    var failure: [String]?

    /// Where a linker finds the library; `nil` for none.
    var libraryName: String?

    /// Further arguments with which the compiler finds the modules.
    var searchArguments: [String] = []
  }

  /// Builds, or takes what was built before.
  func built() async throws(RunnerError) -> BookCode {
    var code = BookCode()
    code.modules = settings.importedModules
    code.prelude = settings.prelude?.text
    code.flags = settings.flags.map(\.text)
    guard
      settings.library != nil || !code.modules.isEmpty || code.prelude != nil
        || !code.flags.isEmpty
    else { return code }
    let files = settings.library?.files(in: root) ?? []
    let inputs = digest(of: files)
    if settings.library != nil { code.digest = inputs }
    let (built, folder) = try await built(files, inputs, &code)
    if let name = built.libraryName {
      code.searchArguments = ["-I", folder + "/Modules"] + built.searchArguments
      code.linkArguments = [
        "-L", folder, "-l\(name)", "-Xlinker", "-rpath", "-Xlinker", folder,
      ]
    }
    report(built, files, &code)
    return code
  }

  /// Builds in the book's folder, or where that is full or may not be written, in a temporary one.
  private func built(
    _ files: [String], _ inputs: ContentDigest, _ code: inout BookCode
  ) async throws(RunnerError) -> (Built, folder: String) {
    if let parent = ownPlace {
      let folder = self.folder(in: parent, inputs, code)
      if let known = Self.kept(in: folder) { return (known, folder) }
      do throws(RunnerError) {
        let built = try await make(folder, files, code)
        if built.failure == nil { return (built, folder) }
      } catch {
        guard case .cannotWrite = error else { throw error }
      }
    }
    let temporary = try TemporaryFolder.make()
    code.temporaryFolder = temporary
    let folder = self.folder(in: temporary.path, inputs, code)
    return (try await make(folder, files, code), folder)
  }

  /// Modules know where they were made, so that a moved book makes them anew.
  private func folder(in parent: String, _ inputs: ContentDigest, _ code: BookCode) -> String {
    let key = ContentDigest(ofAll: [inputs.text, parent, code.prelude ?? ""] + code.modules)
    return "\(parent)/\(key.prefix)"
  }

  /// What the library is made from: its files, how they are compiled, and with what.
  private func digest(of files: [String]) -> ContentDigest {
    let contents = files.flatMap { file in
      [
        file,
        (try? Data(contentsOf: URL(filePath: "\(root)/\(file)"))).map {
          ContentDigest(of: $0).text
        } ?? "",
      ]
    }
    let description =
      switch settings.library {
      case .sources(_, let module): [module.text]
      case .package(let location, let version, let products):
        [location.text, version ?? ""] + products.map(\.text)
      case nil: [String]()
      }
    return ContentDigest(
      ofAll: ["1", tools.toolchain.identity, tools.library.digest.text] + description
        + settings.flags.map(\.text) + ["files"] + contents)
  }

  /// The book's folder for all builds; `nil` where it cannot be written.
  private var ownPlace: String? {
    let folder = root + "/.course/library"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard access(folder, W_OK) == 0 else { return nil }
    let ignored = root + "/.course/.gitignore"
    if access(ignored, F_OK) != 0 { try? Data("*\n".utf8).write(to: URL(filePath: ignored)) }
    return folder
  }

  private static func kept(in folder: String) -> Built? {
    guard let data = try? Data(contentsOf: URL(filePath: folder + "/result.json")) else {
      return nil
    }
    return try? JSONDecoder().decode(Built.self, from: data)
  }

  // MARK: Building

  private func make(
    _ folder: String, _ files: [String], _ code: BookCode
  ) async throws(RunnerError) -> Built {
    progress(.libraryStarted(settings.library?.name))
    let draft = "\(folder).\(getpid())-\(UInt32.random(in: 0...(.max)))"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    let draftModules = draft + "/Modules"
    do {
      try FileManager.default.createDirectory(
        atPath: draftModules, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: draft, reason: error.systemReason)
    }
    var built = Built()
    switch settings.library {
    case .sources(_, let module):
      built = try await compileSources(files, module: module.text, into: draft)
    case .package(let location, let version, let products):
      built = try await buildPackage(
        location.text, from: version, products: products.map(\.text), into: draft)
    case nil: break
    }
    if !built.hasErrors { try await tryImports(&built, code, modules: draftModules) }
    do {
      try JSONEncoder().encode(built).write(to: URL(filePath: draft + "/result.json"))
    } catch {
      throw .cannotWrite(path: draft, reason: error.systemReason)
    }
    // A failure that names no line may be the machine's: it is not kept.
    if built.failure != nil { return built }
    // Another run may have made the same meanwhile, and chapters may be compiled with it.
    if rename(draft, folder) != 0, Self.kept(in: folder) == nil {
      try? FileManager.default.removeItem(atPath: folder)
      rename(draft, folder)
    }
    prune(besides: folder)
    return built
  }

  /// Forgets all but the newest states.
  private func prune(besides folder: String) {
    let parent = URL(filePath: folder).deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    func date(_ name: String) -> Date {
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(parent)/\(name)")
      return attributes?[.modificationDate] as? Date ?? .distantPast
    }
    let old = names.filter { $0 != Self.packageFolder && !folder.hasSuffix("/" + $0) }
      .filter { !$0.contains(".") }
      .sorted { date($0) > date($1) }.dropFirst(Self.keptCount - 1)
    for name in old { try? FileManager.default.removeItem(atPath: "\(parent)/\(name)") }
  }

  /// The folder in which packages are built.
  static let packageFolder = "package"
}

extension BookCodeBuilder.Built {
  /// Whether chapters cannot be compiled with it.
  var hasErrors: Bool { failure != nil || messages.contains { $0.severity == .error } }
}

extension ProgramSettings.Library {
  /// What to call it while it is built.
  fileprivate var name: String {
    switch self {
    case .sources(_, let module): module.text
    case .package(_, _, let products): products.map(\.text).joined(separator: ", ")
    }
  }
}
