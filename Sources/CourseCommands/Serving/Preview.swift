import BookModel
import Diagnostics
import Foundation
import SiteRenderer
import SiteServer
import SnippetRunner

/// Keeps the site that a server hands out up to date with the book's files.
actor Preview {
  private let root: String
  private let server: SiteServer
  private let desk: ExerciseDesk
  private let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)

  private let chapters = ReadingMemo()
  private let pages = RenderMemo()

  /// The files of the last edition; they stay when another cannot be made.
  private var files: [String: [UInt8]] = [:]

  /// The pictures that pages show, which may lie anywhere in the book.
  private var pictures: [String] = []

  init(root: String, server: SiteServer, desk: ExerciseDesk) {
    self.root = root
    self.server = server
    self.desk = desk
  }

  /// Builds, and builds anew whenever a file changes, until the task is cancelled.
  ///
  /// A change during a build ends that build: what it was to show is already out of date.
  func follow() async {
    var state = watch.state()
    while !Task.isCancelled {
      let build = Task { await rebuild() }
      state = await watch.change(from: state)
      build.cancel()
      await build.value
    }
  }

  private var watch: FolderWatch {
    // What stands in `work` changes no page.
    let folders = ["chapters", "exercises"].map { "\(root)/\($0)" }
    let theme = (try? ThemeFolder.path(for: root)).map { ["\($0)/templates", "\($0)/assets"] }
    return FolderWatch(paths: folders + (theme ?? [root + "/site"]) + pictures)
  }

  private func rebuild() async {
    await server.noteBuilding()
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let (report, site) = try await made()
      guard !Task.isCancelled else { return }
      await publish(site, report, seconds: (clock.now - start) / .seconds(1))
    } catch {
      guard !Task.isCancelled else { return }
      let remedy = (error as? RunnerError)?.remedy.map { "\nhelp: \($0)" } ?? ""
      let problem = "error: \(error)\(remedy)"
      print(style.red("✗") + " " + problem)
      await server.publish(Edition(files: files, problems: [problem]))
    }
  }

  private func made() async throws -> (report: CheckReport, site: Site) {
    let book = try Book.read(root: root, memo: chapters)
    await desk.use(book)
    let progress = ProgressDisplay(printsChapters: false)
    defer { progress.finish() }
    var report = try await CheckRun.report(on: book, progress: progress)
    try Task.checkCancellation()
    let theme = try Theme(folder: try ThemeFolder.path(for: root))
    var site = Site.render(
      book: book, results: report.results, exercises: report.exercises.checks(in: book),
      keys: await report.exercises.keys(in: book), theme: theme, memo: pages, picture: book.picture)
    if let library = await LibraryPage.file(for: book) { site.files.append(library) }
    report.add(site.diagnostics)
    return (report, site)
  }

  private func publish(_ site: Site, _ report: CheckReport, seconds: Double) async {
    var new = Dictionary(
      site.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    for page in stalePages(report) { new[page] = files[page] ?? new[page] }
    let changed = new.filter { files[$0.key] != $0.value }.keys.sorted()
    let gone = files.keys.filter { new[$0] == nil }
    files = new
    pictures = site.pictures.map { "\(root)/\($0)" }
    let plain = TerminalRenderer(sources: report.book.sources, usesColor: false)
    await server.publish(Edition(files: new, problems: report.diagnostics.map(plain.render)))

    print(TerminalReport(report: report, style: style).diagnostics, terminator: "")
    let mark = report.hasErrors ? style.red("✗") : style.green("✓")
    let count = (changed.count + gone.count).counted("file")
    let names = changed.prefix(3).joined(separator: ", ") + (changed.count > 3 ? ", …" : "")
    print("\(mark) \(seconds.formatted(decimals: 2)) s, \(count) changed: \(names)")
    fflush(nil)
  }

  /// The pages of chapters whose programs gave nothing, most often for a line that does not
  /// compile: the last page with results says more than one without any.
  private func stalePages(_ report: CheckReport) -> [String] {
    report.results.filter { result in
      result.diagnostics.contains { $0.severity == .error } && !result.outcomes.isEmpty
        && result.outcomes.allSatisfy { $0 == .notRun }
    }.map { "\(Chapter.name(ofFile: $0.path)).html" }
  }
}
