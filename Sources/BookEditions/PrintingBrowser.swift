import Diagnostics
import FoundationEssentials
import Glibc
import Sandbox
import SiteRenderer

/// The Chromium of this machine, as a printer.
struct PrintingBrowser {
  /// The names under which it is installed.
  private static let names = [
    "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome",
  ]

  private let program: String

  /// Finds the browser in the path.
  ///
  /// - Throws: `EditionError.noBrowser`.
  init() throws(EditionError) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
      .split(separator: ":")
    let paths = Self.names.flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let program = paths.first(where: { access($0, X_OK) == 0 }) else { throw .noBrowser }
    self.program = program
  }

  /// Prints a page.
  ///
  /// - Parameters:
  ///   - files: The page and what it needs.
  ///   - page: The page's name.
  /// - Returns: The PDF.
  /// - Throws: `EditionError.notPrinted`.
  func print(_ files: [SiteFile], page: String) async throws(EditionError) -> [UInt8] {
    do {
      let folder = try TemporaryFolder()
      for file in files { try put(file, in: folder.path) }
      let output = folder.path + "/.printed.pdf"
      let result = try await command(page: page, output: output, in: folder.path)
        .run(within: Self.limits)
      guard result.isSuccess, let data = FileManager.default.contents(atPath: output),
        data.starts(with: "%PDF".utf8)
      else { throw EditionError.notPrinted(reason: Self.reason(result)) }
      return Array(data)
    } catch let error as EditionError {
      throw error
    } catch {
      throw .notPrinted(reason: (error as? SandboxError).map { "\($0)" } ?? error.systemReason)
    }
  }

  private func put(_ file: SiteFile, in folder: String) throws {
    let url = URL(filePath: "\(folder)/\(file.path)")
    try FileManager.default.createDirectory(
      atPath: url.deletingLastPathComponent().path, withIntermediateDirectories: true)
    try Data(file.bytes).write(to: url)
  }

  private func command(page: String, output: String, in folder: String) -> Command {
    var arguments = [
      "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--user-data-dir=\(folder)/.profile", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--no-pdf-header-footer",
      "--generate-pdf-document-outline", "--print-to-pdf=\(output)",
    ]
    // Chromium refuses to shut itself in for root, who alone may start it so in most containers.
    if geteuid() == 0 { arguments.append("--no-sandbox") }
    arguments.append("file://\(folder)/\(page)")
    let environment = ProcessInfo.processInfo.environment
    return Command(
      program, arguments,
      environment: [
        "PATH": environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8",
        "TMPDIR": folder,
      ], in: folder)
  }

  /// A browser reserves much more memory than it uses, and a thick book takes its time.
  private static let limits = ProcessLimits(
    wallSeconds: 300, processorSeconds: 600, memoryBytes: Int.max, outputBytes: 1 << 30,
    openFiles: 4096)

  private static func reason(_ result: ProcessResult) -> String {
    if case .exceeded(let kind) = result.ending { return "it was stopped at its limit of \(kind)" }
    // Without a desktop it complains of that at length, whatever else is the matter.
    let lines = result.errorText.split(separator: "\n").filter { !$0.contains("dbus") }
    let words = lines.last { $0.contains("ERROR") || $0.contains("rror:") } ?? lines.last
    return words.map(String.init) ?? "it ended without a word, and without a PDF"
  }
}
