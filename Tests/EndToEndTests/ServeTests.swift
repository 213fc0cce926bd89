import CourseRuns
import Foundation
import Testing

/// What `course serve` finds wrong: the same as `course check`.
struct ServeTests {
  private static let facts = """
    documents: {paper: {title: "A paper"}}
    facts: [{id: paper.one, doc: paper, kind: rule, verdict: holds, states: "one is one"}]

    """

  private static let hasHunspell =
    ["/usr/bin/hunspell", "/usr/share/hunspell/en_GB.dic"].allSatisfy {
      FileManager.default.fileExists(atPath: $0)
    }

  /// The lines with ids of messages, such as `[fact-unchecked]`.
  private static func ids(in output: String) -> Set<Substring> {
    Set(output.matches(of: #/\[[a-z]+(-[a-z]+)+\]/#).map(\.output.0))
  }

  @Test func keepsTheKeyOfItsAddressForItsOwnerAlone() async throws {
    let book = try BookFolder(chapters: [BookFolder.chapter("First", "Text.\n")])
    var addresses: [String] = []
    for _ in 0..<2 {
      let run = try CourseProcess(["serve", "--port", "0"], in: book.url)
      try run.start()
      for _ in 0..<2400 where try !run.outputSoFar().contains("Ctrl-C") {
        try await Task.sleep(for: .milliseconds(50))
      }
      addresses.append(try run.outputSoFar())
      run.interrupt()
      #expect(try run.wait().status == 130)
    }
    let keys = addresses.map { $0.firstMatch(of: #/127.0.0.1:\d+/\?key=(\w{32,}) /#)?.output.1 }
    #expect(keys[0] != nil && keys[0] == keys[1], "\(addresses)")
    let file = book.url.appending(path: ".course/serve.key").path()
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(.enabled(if: hasHunspell, "hunspell is not installed"))
  func showsWhatACheckShows() async throws {
    let book = try BookFolder(
      chapters: [BookFolder.chapter("First", "A sentense.\n")], facts: Self.facts)
    try book.write("dictionary: en_GB\n", to: "chapters/words.txt")
    let check = try book.course("check")
    #expect(
      Self.ids(in: check.output).isSuperset(of: ["[fact-unchecked]", "[unknown-word]"]), "\(check)")
    let run = try CourseProcess(["serve", "--port", "0"], in: book.url)
    try run.start()
    for _ in 0..<2400 where try !run.outputSoFar().contains("changed: ") {
      try await Task.sleep(for: .milliseconds(50))
    }
    run.interrupt()
    let served = try run.wait()
    #expect(Self.ids(in: served.output) == Self.ids(in: check.output), "\(served)")
  }
}
