import CourseRuns
import Foundation
import Testing

/// `course watch` on a terminal, key by key.
@Suite struct WatchTests {
  private func book() throws -> BookFolder {
    let names = ["grow-one", "grow-two"]
    let body = names.map { "```{exercise} \($0)\n```\n" }.joined(separator: "\n")
    let book = try BookFolder(chapters: [BookFolder.chapter("One", body)])
    for name in names {
      let folder = "exercises/\(name)"
      try book.write(
        """
        ---
        title: How large is \(name)?
        kind: value
        points: 2
        chapter: 01-chapter
        seconds: 20
        entry: "let size: Int"
        ---

        Say it for \(name).

        ## Hints

        1. Count.
        2. Count the cells.

        """, to: "\(folder)/exercise.md")
      try book.write("let size: Int = 0\n", to: "\(folder)/Starter.swift")
      try book.write(
        """
        import ExerciseChecks
        let checks = Checks(reference: { 4 })
        func addCases() { checks.group("size", points: 2) { checks.example("") } }

        """, to: "\(folder)/Checks.swift")
    }
    return book
  }

  @Test func leadsThroughTheBook() throws {
    let book = try book()
    let terminal = try TerminalRun("watch", in: book.url)
    defer { terminal.stop() }
    #expect(try terminal.shows("Say it for grow-one."))
    #expect(try terminal.shows("work/grow-one.swift · chapter 01-chapter"))
    #expect(try book.read("work/grow-one.swift") == "let size: Int = 0\n", "it was started")
    try terminal.type("h")
    #expect(try terminal.shows("hint 1 of 2:"))
    try terminal.type("h")
    #expect(try terminal.shows("hint 2 of 2:"))
    try book.write("let size: Int = 5\n", to: "work/grow-one.swift")
    #expect(try terminal.shows("0 of 2 points"))
    try book.write("let size: Int = 4\n", to: "work/grow-one.swift")
    #expect(try terminal.shows("2 of 2 points"))
    #expect(try terminal.shows("1 of 2 solved"))
    #expect(try terminal.shows("Say it for grow-two."), "the prompt of the next one")
    try terminal.type("n")
    #expect(try terminal.shows("work/grow-two.swift · chapter"))
    try book.write("let size: Int = 4\n", to: "work/grow-two.swift")
    #expect(try terminal.shows("everything is done"))
    try terminal.type("q")
    #expect(try terminal.end().contains(" icanon"))
  }

  @Test func listsJumpsAndResets() throws {
    let book = try book()
    try book.write("let size: Int = 5\n", to: "work/grow-two.swift")
    let terminal = try TerminalRun("watch", in: book.url)
    defer { terminal.stop() }
    #expect(try terminal.shows("Say it for grow-one."))
    try terminal.type("l")
    #expect(try terminal.shows("enter go there"))
    try terminal.type("j")
    #expect(try terminal.shows("▶ 01   ~ grow-two"))
    try terminal.type("\r")
    #expect(try terminal.shows("0 of 2 points"))
    try terminal.type("x")
    #expect(try terminal.shows("press x again"))
    try terminal.type("o")
    #expect(try terminal.shows("01-chapter.html#exercise-grow-two"))
    try terminal.type("x")
    #expect(
      try terminal.shows("press x again"), "what was pressed between counts as a change of mind")
    try terminal.type("x")
    #expect(try terminal.shows("work/backups/grow-two.1.swift"))
    #expect(try book.read("work/backups/grow-two.1.swift") == "let size: Int = 5\n")
    #expect(try book.read("work/grow-two.swift") == "let size: Int = 0\n")
    try terminal.type("q")
    _ = try terminal.end()
  }

  @Test func opensThePageInTheBrowser() throws {
    let book = try book()
    try book.write("<p>", to: "site/public/01-chapter.html")
    try book.write("#!/bin/sh\nprintf %s \"$*\" >opened\n", to: "browser")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: book.url.appending(path: "browser").path)
    let terminal = try TerminalRun(
      "watch", in: book.url, environment: ["BROWSER": "none-such:./browser --tab %s --new"])
    defer { terminal.stop() }
    #expect(try terminal.shows("Say it for grow-one."))
    try terminal.type("o")
    #expect(try terminal.shows("opened file:///"))
    for _ in 0..<600 where (try? book.read("opened").isEmpty) != false {
      Thread.sleep(forTimeInterval: 0.05)
    }
    let words = try book.read("opened")
    #expect(words.hasPrefix("--tab file:///"), "\(words)")
    #expect(words.hasSuffix("/site/public/01-chapter.html#exercise-grow-one --new"), "\(words)")
    try terminal.type("q")
    _ = try terminal.end()
  }

  @Test func saysWhereThePageIsWithoutABrowser() throws {
    let book = try book()
    try book.write("<p>", to: "site/public/01-chapter.html")
    let terminal = try TerminalRun(
      "watch", in: book.url, environment: ["BROWSER": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""])
    defer { terminal.stop() }
    #expect(try terminal.shows("Say it for grow-one."))
    try terminal.type("o")
    #expect(try terminal.shows("the page is at file:///"))
    try terminal.type("q")
    _ = try terminal.end()
  }

  @Test func beginsAtAnyExercise() throws {
    let terminal = try TerminalRun("watch work/grow-two.swift", in: try book().url)
    defer { terminal.stop() }
    // What a shell would complete is a name only once the file is there.
    #expect(try terminal.shows("Say it for grow-two."))
    try terminal.type("q")
    _ = try terminal.end()
  }

  @Test(arguments: ["\u{3}", "SEGV", "TERM"])
  func leavesTheTerminalAsItWas(how: String) throws {
    let terminal = try TerminalRun("watch", in: try book().url)
    defer { terminal.stop() }
    #expect(try terminal.shows("q quit"))
    if how == "\u{3}" { try terminal.type(how) } else { try terminal.signal(how) }
    let settings = try terminal.end()
    #expect(settings.contains(" icanon") && settings.contains(" echo "), "\(settings)")
  }
}

/// A run of `course` on a pseudo-terminal that `script` makes.
private final class TerminalRun {
  private let process = Process()
  private let keys = Pipe()
  private let output: URL

  /// How much of the output an expectation has seen.
  private var place = 0

  /// Starts `course`; once it has ended, the settings of the terminal are printed.
  init(_ arguments: String, in folder: URL, environment: [String: String] = [:]) throws {
    output = try TemporaryFolder.make().appending(path: "screen")
    try Data().write(to: output)
    let command = "sh -c 'echo process $$; exec \(CourseProcess.program) \(arguments)'"
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "script", "-qfec", "trap : INT; stty cols 100 rows 40; \(command); echo settings; stty -a",
      "/dev/null",
    ]
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["TERM": "xterm", "NO_COLOR": "1"], uniquingKeysWith: { $1 })
      .merging(environment, uniquingKeysWith: { $1 })
    process.standardInput = keys
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  func type(_ text: String) throws {
    try keys.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  /// Sends a signal to `course`, which its shell has become.
  func signal(_ name: String) throws {
    let text = try String(contentsOf: output, encoding: .utf8)
    let number = try #require(text.firstMatch(of: #/process (\d+)/#)?.1)
    let kill = try Process.run(
      URL(filePath: "/usr/bin/env"), arguments: ["kill", "-\(name)", "\(number)"])
    kill.waitUntilExit()
  }

  /// Waits for a text behind all that was waited for before.
  func shows(_ text: String) throws -> Bool {
    for _ in 0..<1200 {
      let screen = Array(try Data(contentsOf: output))
      let tail = String(decoding: screen[place...], as: UTF8.self)
      if let range = tail.range(of: text) {
        place += tail[..<range.lowerBound].utf8.count
        return true
      }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return false
  }

  /// Waits for the end; returns the terminal's settings.
  func end() throws -> String {
    guard try shows("settings") else { return "" }
    process.waitUntilExit()
    let screen = Array(try Data(contentsOf: output))
    return String(decoding: screen[place...], as: UTF8.self)
  }

  func stop() { if process.isRunning { process.terminate() } }
}
