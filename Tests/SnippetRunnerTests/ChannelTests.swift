import BookModel
import Diagnostics
import Expectations
import Testing

@testable import Sandbox
@testable import SnippetRunner

@Suite struct ChannelTests {
  /// A program that printed five bytes and left with success.
  func run(channel: String, parts: [Int] = [1, 2]) -> ProgramRun {
    run(channel: Array(channel.utf8), parts: parts)
  }

  func run(channel: [UInt8], parts: [Int] = [1, 2]) -> ProgramRun {
    let result = ProcessResult(
      ending: .exited(0), standardOutput: Array("12345".utf8), standardError: [], values: channel,
      seconds: 0, processorSeconds: 0, peakMemoryBytes: 0)
    return ProgramRun(result, parts: parts)
  }

  @Test(arguments: [
    "mark 3 12", "end 4", "value 2 0 float32 2x2 1.0 nan -inf 0.1", "text 2 1 a b\\nc\\\\n",
    "large 2 0 4096x4096", "figure <svg/>", "value 2 0 bool - 1.0", "value 2 0 float32 2x0",
    "text 2 1 ",
  ])
  func readsLines(_ line: String) {
    #expect(ValueLine(line.utf8) != nil)
  }

  @Test(arguments: [
    "", "mark", "mark x 1", "end 1 2", "other 1 2", "other 1 2 3", "value 2 0 float32 2x2 1.0",
    "value 2 0 int64 - zero", "value 2 0 int64 2xtwo 1 2", "value 2 0 int64 -1x-1 1",
    "value 2 0 int64 9999999999x9999999999", "value 2 0 int64 9999999999x0",
    "value 2 0 int64 65536x65536x65536x65536 1", "value 2 99999999999999999999 int64 - 1",
    "value 2 0 int64 1" + String(repeating: "x1", count: 100) + " 1",
  ])
  func refusesLines(_ line: String) {
    #expect(ValueLine(line.utf8) == nil)
  }

  @Test func readsTextToTheByte() {
    #expect(
      ValueLine("text 2 1 a b\\nc\\\\n".utf8) == .value(.text("a b\nc\\n"), part: 2, index: 1))
    let lines = ValueLine.parse(Array("text 1 0 a\r\ntext 1 1 \u{301}e\nmark 1 0\n".utf8))
    #expect(
      lines == [
        .value(.text("a\r"), part: 1, index: 0), .value(.text("\u{301}e"), part: 1, index: 1),
        .mark(part: 1, offset: 0),
      ])
  }

  @Test func givesPicturesToPartThatRuns() {
    let run = run(
      channel: "figure <svg>\\na</svg>\nmark 1 2\nfigure b\nfigure c\nmark 2 5\nend 2\n")
    #expect(run.ending == .finished(part: 2))
    #expect(run.figures == [1: ["<svg>\na</svg>"], 2: ["b", "c"]])
  }

  @Test func refusesPictureBehindTheLastPart() {
    #expect(run(channel: "mark 1 2\nmark 2 5\nfigure a\nend 2\n").ending == .unreadable)
  }

  @Test func handsPicturesOver() async throws {
    let result = try await result(
      of: #"""
        ```swift
        struct Dot: Drawable { var svg: String { "<svg>\n\\</svg>" } }
        print("before")
        show(Dot())
        ```

        ```output
        before
        ```
        """#)
    #expect(result.findings == ["1:1 picture-unshown"])
  }

  @Test func ignoresLineThatWasCutOff() {
    #expect(ValueLine.parse(Array("mark 1 0\nmark 2 4".utf8)) == [.mark(part: 1, offset: 0)])
  }

  @Test func takesOutputsApart() {
    let run = run(channel: "mark 1 2\nmark 2 4\nmark 2 5\nend 2\n")
    #expect(run.ending == .finished(part: 2))
    #expect(run.outputs == [1: "12", 2: "345"])
  }

  @Test(arguments: [
    "mark 99 5\nmark 98 -9223372036854775808\n", "mark 1 3\nmark 2 2\nend 2\n",
    "mark 1 6\nmark 2 6\nend 2\n", "mark 2 5\nend 2\n", "mark 1 5\nend 1\n",
    "mark 1 1\nmark 2 5\nend 2\nend 2\n", "value 2 0 int64 - 1\nmark 1 1\nmark 2 5\nend 2\n",
    "value 1 3 int64 - 1\nmark 1 1\nmark 2 5\nend 2\n", "nonsense\nmark 1 1\nmark 2 5\nend 2\n",
  ])
  func noticesWhatDoesNotFit(_ channel: String) {
    let run = run(channel: channel)
    #expect(run.ending == .unreadable)
    #expect(run.interruptedPart != nil)
    #expect(run.outputs.keys.sorted().map { run.outputs[$0] ?? "" }.joined() == "12345")
  }

  @Test func survivesRandomBytes() {
    var random = SystemRandomNumberGenerator()
    let words = [
      "mark", "value", "text", "large", "figure", "end", " ", " ", " ", " ", "\n", "\n", "1", "2",
      "0", "5",
      "-1", "-", "x", "2x3", "float32", "9223372036854775807", "-9223372036854775808", "\\", "\r",
      "\u{301}", "nan", "99999999999x99999999999",
    ]
    for _ in 0..<5000 {
      var channel = (0..<Int.random(in: 0..<40, using: &random)).flatMap { _ in
        Array((words.randomElement(using: &random) ?? "").utf8)
      }
      if !channel.isEmpty, Bool.random(using: &random) {
        channel[Int.random(in: channel.indices, using: &random)] = .random(in: 0...255)
      }
      let run = run(channel: channel + [10])
      let printed = run.outputs.values.map(\.count).reduce(0, +)
      #expect(printed <= 5, "\(String(decoding: channel, as: UTF8.self))")
    }
  }

  @Test func reportsSnippetThatWritesToChannel() async throws {
    let result = try await result(
      of: """
        ```swift
        import Glibc
        print("first")
        ```

        ```swift
        let line = "mark 99 5\\nmark 98 -9223372036854775808\\n"
        write(3, line, line.utf8.count)
        ```

        ```output
        ```

        ```tensor {of=line.count}
        7
        ```
        """)
    #expect(result.findings == ["6:1 channel-unreadable"])
    #expect(result.outcomes[0] == .ran(output: "first\n", message: nil))
    #expect(result.outcomes[2...] == [.notRun, .notRun])
  }

  @Test(arguments: [
    "step-2:-9223372036854775808: Fatal error: none",
    "step-1:9223372036854775807: Fatal error: none",
    "step--9223372036854775808:1: Fatal error: none", "step-9:1: Fatal error: none",
    "Fatal error: none\n0 in f at /step-2:2:9223372036854775807",
    "Fatal error: none\n0 in f at /step-1:-1:-9223372036854775808",
  ])
  func placesWhatLooksLikeTrap(_ words: String) throws {
    let chapter = Bench.chapter(
      "- ```swift\n  abort()\n  ```\n\n  ```tensor {of=1}\n  1\n  ```\n", name: "01")
    let program = ChapterProgram(chapter, importing: [])
    var result = ProcessResult(
      ending: .signalled(6), standardOutput: [], standardError: Array(words.utf8), values: [],
      seconds: 0, processorSeconds: 0, peakMemoryBytes: 0)
    result.standardError.append(UInt8(ascii: "\n"))
    let diagnostic = program.diagnostic(forInterrupted: ProgramRun(result, parts: [1, 2]))
    let start = try #require(diagnostic?.range?.start)
    #expect((5...10).contains(start.line) && start.column > 0)
    #expect(diagnostic?.message == "none" || diagnostic?.message.hasPrefix("none\n") == true)
  }

  @Test func readsTextThatEndsInCarriageReturn() async throws {
    let result = try await result(
      of: #"""
        ```swift
        let text = "a\r"
        ```

        ```tensor {of=text}
        1
        ```

        ```tensor {of=text.utf8.count}
        2
        ```
        """#)
    #expect(result.diagnostics.map(\.id) == ["value-unreadable"])
    #expect(result.outcomes.map(\.isProven) == [true, false, true])
  }

  @Test func reportsMissingValues() {
    let chapter = Bench.chapter(
      "```check {.refuted}\n1 == 2\n```\n\n```check\n1 == 1\n2 == 2\n```\n", name: "01")
    let program = ChapterProgram(chapter, importing: [])
    var record = RecordedRun(
      messages: [], mark: CheckedMark(time: 0, toolchain: "", library: ""), seconds: 0)
    record.run = run(channel: "mark 1 0\nvalue 2 0 bool - 1.0\nmark 2 5\nmark 2 5\nend 2\n")
    let evaluation = ChapterEvaluation(
      chapter, program: program, record: record, facts: FactList())
    #expect(evaluation.diagnostics.map(\.id) == ["value-missing", "value-missing"])
    #expect(evaluation.diagnostics.allSatisfy { $0.severity == .error })
    #expect(evaluation.outcomes == [.notRun, .notRun])
  }
}
