import Foundation
import Synchronization
import Testing

/// A Chromium without a window, which all browser tests share.
///
///     try await Browser.visit(book["02-scatter-add.html"]) { page in
///       try await page.press("/")
///       #expect(try await page.evaluate("document.activeElement.id") == "page.search")
///     }
actor Browser {
  private static let shared = Mutex<Task<Browser, any Error>?>(nil)

  /// As many pages are open at once as most machines have processors for.
  private static let mostPages = 2

  private let process: Process
  nonisolated let tools: DevTools
  private var openPages = 0
  private var queue: [CheckedContinuation<Void, Never>] = []

  /// Opens a page in a profile of its own, runs a test on it and closes it.
  ///
  /// The test fails if the page writes to the console or asks for what is not its own; `troubles`
  /// says what of that is meant to be.
  ///
  /// - Parameters:
  ///   - address: The page, a file or served.
  ///   - look: How the page is shown.
  ///   - isExpected: Whether a trouble, such as `console error: …`, is meant to be.
  ///   - sourceLocation: Where the test is.
  ///   - test: What is done on the page.
  /// - Returns: What the test returns.
  /// - Throws: What the test throws, `Page.Failure` or `DevTools.Failure`.
  static func visit<Result>(
    _ address: URL, _ look: Look = Look(),
    troubles isExpected: (String) -> Bool = { _ in false },
    sourceLocation: SourceLocation = #_sourceLocation,
    _ test: (Page) async throws -> Result
  ) async throws -> Result {
    let browser = try await launched()
    await browser.enter()
    do {
      let page = try await Page(browser.tools, look)
      let result: Result
      do {
        try await page.open(address)
        result = try await test(page)
      } catch {
        try? await page.close()
        throw error
      }
      let troubles = page.log.troubles(on: address).filter { !isExpected($0) }
      #expect(troubles == [], sourceLocation: sourceLocation)
      try await page.close()
      await browser.leave()
      return result
    } catch {
      await browser.leave()
      throw error
    }
  }

  private static func launched() async throws -> Browser {
    try await shared.withLock { shared in
      let task = shared ?? Task { try await Browser() }
      shared = task
      return task
    }.value
  }

  /// Starts the browser; `sh` puts the pipes where Chromium looks for them.
  private init() async throws {
    signal(SIGPIPE, SIG_IGN)
    let profile = try Self.profileFolder()
    let (commands, answers) = (Pipe(), Pipe())
    process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      [
        "-c", #"exec chromium "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#, "sh",
        "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--hide-scrollbars", "--disable-background-networking", "--disable-component-update",
        "--remote-debugging-pipe", "--user-data-dir=\(profile.path())", "about:blank",
      ] + (getuid() == 0 ? ["--no-sandbox"] : [])
    process.standardInput = commands
    process.standardOutput = answers
    try process.run()
    tools = DevTools(
      input: commands.fileHandleForWriting, output: answers.fileHandleForReading)
    try await tools.send("Browser.getVersion")
  }

  /// Makes a folder for this process's browser and removes those of processes that are gone.
  private static func profileFolder() throws -> URL {
    let files = FileManager.default
    let all = BrowserTools.package.appending(path: ".build/browser-profiles")
    for name in (try? files.contentsOfDirectory(atPath: all.path())) ?? [] {
      if let owner = Int32(name), kill(owner, 0) == 0 { continue }
      try? files.removeItem(at: all.appending(path: name))
    }
    let own = all.appending(path: "\(ProcessInfo.processInfo.processIdentifier)")
    try files.createDirectory(at: own, withIntermediateDirectories: true)
    return own
  }

  /// Waits until there is room for another page.
  private func enter() async {
    if openPages < Self.mostPages {
      openPages += 1
    } else {
      await withCheckedContinuation { queue.append($0) }
    }
  }

  /// Gives the room to the next that waits.
  private func leave() {
    if queue.isEmpty { openPages -= 1 } else { queue.removeFirst().resume() }
  }
}
