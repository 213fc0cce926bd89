import BookModel
import Diagnostics
import FoundationEssentials
import Sandbox
import Testing

@testable import SnippetRunner

@Suite struct CacheTests {
  static let text = """
    ```swift {#greeting}
    print("hello", 0.0 / 0.0)
    ```

    ```output
    hello nan
    ```

    ```swift {#farewell}
    print("bye")
    ```

    ```tensor {of=[Float.nan]}
    tensor([nan])
    ```
    """

  func cacheFiles(_ bench: Bench) -> [String] {
    let paths = try? FileManager.default.subpathsOfDirectory(atPath: bench.folder.path + "/.course")
    return (paths ?? []).filter { $0.hasPrefix("results/01/") && $0 != "results/01/last.json" }
  }

  @Test func keepsResults() async throws {
    let bench = try Bench(Self.text)
    let first = try #require(try await bench.run().first)
    let second = try #require(try await bench.run().first)
    #expect(!first.isCached && second.isCached)
    #expect(first.findings == [] && second.findings == [])
    #expect(second.outcomes.count == first.outcomes.count)
    #expect(second.outcomes.allSatisfy { $0.isProven })
    #expect(second.mark == first.mark)
    let ignored = try String(
      contentsOfFile: bench.folder.path + "/.course/.gitignore", encoding: .utf8)
    #expect(ignored == "*\n")
  }

  @Test func runsNothingForEditedProseAndExpectations() async throws {
    var bench = try Bench(Self.text)
    _ = try await bench.run()
    let edited = "A new paragraph.\n\n" + Self.text.replacing("hello nan", with: "good day nan")
    bench.chapters = [Bench.chapter(edited, name: "01")]
    let result = try #require(try await bench.run().first)
    #expect(result.isCached)
    #expect(result.findings == ["8:1 output-mismatch"])
  }

  @Test func explainsWhatChanged() async throws {
    var bench = try Bench(Self.text)
    #expect(try await bench.explanations() == ["no results are kept"])
    #expect(try await bench.explanations() == ["nothing changed"])
    let original = bench.chapters
    bench.chapters = [Bench.chapter(Self.text.replacing("bye", with: "so long"), name: "01")]
    #expect(try await bench.explanations() == ["snippet 'farewell' changed"])
    bench.chapters = original
    #expect(try await bench.explanations() == ["nothing changed"])
    bench.limits.wallSeconds = 33
    #expect(try await bench.explanations() == ["the flags changed"])
  }

  @Test func namesChangedInputs() throws {
    let chapter = Bench.chapter(Self.text, name: "01")
    let run = ChapterRun(
      program: ChapterProgram(chapter, importing: []),
      tools: CourseTools(
        toolchain: CourseToolchain(
          "/bin/swiftc", resolved: "/bin/a", fullVersion: "Swift version 6.3.1 (a)"),
        library: try CourseLibrary.beside()), limits: .running)
    let last = RunInputs(run)
    var next = last
    next.library = ContentDigest(of: "another")
    next.toolchain = "another"
    #expect(next.change(since: last) == "the compute library changed, the toolchain changed")
    #expect(next.key != last.key)
    #expect(last.change(since: last) == "the kept results are gone")
    #expect(run.tools.toolchain.version == "Swift 6.3.1")
  }

  /// What a kept trace was recorded with: where this fails, `TracedProgram.version` must be raised.
  @Test func knowsTheCallsThatRecord() throws {
    let code = """
      ```swift {.trace}
      struct Box { var wide: Int { 2 * side }; var side = 1 }
      func twice(_ x: Int, by k: Int) -> Int { x * k }
      var (a, b) = (1, [1, 2])
      for i in 0..<2 { a += twice(i, by: 2); b[i] += a }
      while a > 3 { a -= 1 }
      if let last = b.last, last > 0 { b.append(last) } else { b = [] }
      switch a { case let x where x > 0: a = x; default: break }
      let f = { (x: Int) in x + a }
      guard f(1) > 0 else { fatalError() }
      ```

      """
    let program = ChapterProgram(Bench.chapter(code, name: "01"), importing: [])
    let text = TracedProgram(program).program.text
    #expect(TracedProgram.version == 1)
    #expect(ContentDigest(of: text).prefix == "21d050ec85bc", "\(text)")
  }

  @Test func keepsFailures() async throws {
    let bench = try Bench(
      "```swift\nlet x: Int = \"a\"\n```\n", "```swift\nfatalError(\"no\")\n```\n")
    let first = try await bench.run()
    let second = try await bench.run()
    #expect(second.map(\.isCached) == [true, true])
    #expect(second.map(\.diagnostics) == first.map(\.diagnostics))
    #expect(second.map { $0.diagnostics.map(\.id) } == [["snippet-compile"], ["snippet-trapped"]])
  }

  @Test func runsAgainAfterTimeLimit() async throws {
    var bench = try Bench("```swift\nwhile true {}\n```\n")
    bench.limits.wallSeconds = 0.2
    _ = try await bench.run()
    #expect(cacheFiles(bench) == [])
    #expect(try await bench.run().map(\.isCached) == [false])
  }

  @Test(arguments: ["SIGKILL", "SIGTERM"])
  func runsAgainAfterForeignSignal(_ name: String) async throws {
    let bench = try Bench("```swift\nimport Glibc\nkill(getpid(), \(name))\n```\n")
    #expect(try await bench.run().map { $0.diagnostics.map(\.id) } == [["snippet-trapped"]])
    #expect(cacheFiles(bench) == [])
  }

  @Test(arguments: ["", "{", "[1, 2]"])
  func runsAgainWhenEntryIsCorrupted(_ content: String) async throws {
    let bench = try Bench("```swift\nprint(1)\n```\n")
    _ = try await bench.run()
    for file in cacheFiles(bench) {
      try Data(content.utf8).write(to: URL(filePath: bench.folder.path + "/.course/" + file))
    }
    #expect(try await bench.run().map(\.isCached) == [false])
    #expect(try await bench.run().map(\.isCached) == [true])
  }

  @Test func worksWithoutCacheAndWarnsOnce() async throws {
    let bench = try Bench("```swift\nprint(1)\n```\n", "```swift\nprint(2)\n```\n")
    // A file stands where the folder would be.
    try Data().write(to: URL(filePath: bench.folder.path + "/.course"))
    let run = try await bench.runner().run()
    #expect(run.warnings.map(\.id) == ["cache-unwritable"])
    #expect(run.warnings.first?.severity == .warning)
    #expect(run.results.map(\.outcomes).map(\.count) == [1, 1])
    #expect(run.results.allSatisfy { $0.outcomes[0].isProven })
  }

  /// The inputs of a run of the first chapter.
  private func inputs() throws -> RunInputs {
    RunInputs(
      ChapterRun(
        program: ChapterProgram(Bench.chapter(Self.text, name: "01"), importing: []),
        tools: CourseTools(
          toolchain: CourseToolchain("/bin/swiftc", resolved: "/bin/a", fullVersion: "a"),
          library: try CourseLibrary.beside()), limits: .running))
  }

  @Test func everyInputIsPartOfTheKey() throws {
    let other = ContentDigest(of: "another")
    let changes: [(inout RunInputs) -> Void] = [
      { $0.program = other }, { $0.library = other }, { $0.bookLibrary = other },
      { $0.toolchain = "another" }, { $0.flags.append("-D") }, { $0.files["data"] = other },
    ]
    let original = try inputs()
    let keys = changes.map { change in
      var changed = original
      change(&changed)
      return changed.key
    }
    #expect(Set(keys + [original.key]).count == changes.count + 1)
  }

  @Test func takesNoRunOfAnotherKey() throws {
    let bench = try Bench(Self.text)
    let cache = ResultCache(folder: bench.folder.path + "/.course")
    let first = try inputs()
    var second = first
    second.flags.append("-D")
    try cache.keep(RecordedRun.empty, of: "01", inputs: first)
    let folder = bench.folder.path + "/.course/results/01/"
    try FileManager.default.copyItem(
      atPath: folder + first.key.text + ".json", toPath: folder + second.key.text + ".json")
    #expect(cache.record(of: "01", key: first.key) == RecordedRun.empty)
    #expect(cache.record(of: "01", key: second.key) == nil)
  }

  @Test func keepsOnlyWhatAnotherRunWouldGive() async throws {
    let bench = try Bench(Self.text)
    _ = try await bench.run()
    let cache = ResultCache(folder: bench.folder.path + "/.course")
    var inputs = try #require(cache.lastInputs(of: "01"))
    var record = try #require(cache.record(of: "01", key: inputs.key))
    let endings: [(ProgramRun.Ending, isKept: Bool)] = [
      (.left(status: 1), true), (.unreadable, false), (.exceeded(.memory), true),
      (.exceeded(.wallTime), false), (.exceeded(.processorTime), false),
    ]
    for (ending, isKept) in endings {
      inputs.flags.append("-D")
      record.run?.ending = ending
      try cache.keep(record, of: "01", inputs: inputs)
      #expect((cache.record(of: "01", key: inputs.key) != nil) == isKept, "\(ending)")
    }
  }

  @Test func keepsNewestRunsOnly() throws {
    let bench = try Bench(Self.text)
    let cache = ResultCache(folder: bench.folder.path + "/.course")
    var all: [RunInputs] = []
    for number in 0..<12 {
      var inputs = try inputs()
      inputs.flags.append("-D\(number)")
      try cache.keep(RecordedRun.empty, of: "01", inputs: inputs)
      all.append(inputs)
    }
    #expect(cacheFiles(bench).count == ResultCache.keptCount)
    #expect(cache.record(of: "01", key: all[11].key) == RecordedRun.empty)
    #expect(cache.record(of: "01", key: all[0].key) == nil)
  }

  @Test func leavesSlowChaptersOutOfQuickRuns() async throws {
    let bench = try Bench("```swift {.slow}\nprint(1)\n```\n")
    #expect(try await bench.run(isQuick: true).map(\.outcomes) == [[.notRun]])
    #expect(try await bench.run().map(\.outcomes) == [[.ran(output: "1\n", message: nil)]])
    let quick = try await bench.run(isQuick: true)
    #expect(quick.map(\.isCached) == [true])
  }

  @Test func keepsOrderOfChapters() async throws {
    var bench = try Bench()
    bench.chapters = (1...6).map {
      Bench.chapter("```swift\nprint(\($0))\n```\n", name: "chapter-\($0)")
    }
    let results = try await bench.run()
    #expect(results.map(\.path) == bench.chapters.map(\.path))
    #expect(results.map(\.outcomes) == (1...6).map { [.ran(output: "\($0)\n", message: nil)] })
  }

  @Test func survivesOverlappingRuns() async throws {
    let bench = try Bench(Self.text, Self.text)
    async let one = bench.run()
    async let two = bench.run()
    let results = try await one + two
    #expect(results.allSatisfy { $0.findings == [] })
    #expect(try await bench.run().map(\.isCached) == [true, true])
  }

  @Test func endsWhenCancelled() async throws {
    let bench = try Bench("```swift\nprint(1)\nwhile true {}\n```\n")
    let task = Task { try await bench.run() }
    try await Task.sleep(for: .milliseconds(300))
    task.cancel()
    await #expect(throws: RunnerError.sandbox(.cancelled)) { try await task.value }
    #expect(cacheFiles(bench) == [])
  }
}

extension RecordedRun {
  /// A run of which nothing is known.
  fileprivate static let empty = RecordedRun(
    messages: [], mark: CheckedMark(time: 0, toolchain: "", library: ""), seconds: 0)
}
