import Foundation
import FoundationXML
import Testing

/// The forms of a check's report that programs read.
struct ReportFormatTests {
  private func brokenBook() throws -> BookFolder {
    let book = try BookFolder(chapters: [CheckTests.doubling])
    try book.replace("[6., 8.]", with: "[6., 9.]", in: "chapters/01-chapter.md")
    return book
  }

  @Test func writesJSONWithCountsAndDiagnostics() throws {
    let result = try brokenBook().course("check", "--format", "json")
    #expect(result.status == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["isClean"] as? Bool == false)
    let counts = try #require(object["counts"] as? [String: Any])
    #expect(counts["snippets"] as? Int == 1)
    #expect(counts["errors"] as? Int == 1)
    let diagnostics = try #require(object["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.map { $0["id"] as? String } == ["tensor-mismatch"])
  }

  @Test func writesGitHubAnnotations() throws {
    let result = try brokenBook().course("check", "--format", "github")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("::error file=chapters/01-chapter.md,line=16"), "\(result)")
    #expect(result.output.split(separator: "\n").count == 1)
  }

  @Test func writesJUnitThatAnXMLParserReads() throws {
    let result = try brokenBook().course("check", "--format", "junit")
    #expect(result.status == 1)
    let document = try XMLDocument(xmlString: result.output)
    #expect(document.rootElement()?.name == "testsuites")
    #expect(try document.nodes(forXPath: "//testcase").count == 5)
    #expect(
      try document.nodes(forXPath: "//failure/@type").map(\.stringValue) == ["tensor-mismatch"])
  }

  @Test func failsNoJUnitCaseByAWarning() throws {
    let book = try BookFolder(chapters: [CheckTests.doubling])
    try book.write("\u{FEFF}" + (try book.read("chapters/SUMMARY.md")), to: "chapters/SUMMARY.md")
    try book.replace("01-chapter.md", with: "%26%22.md", in: "chapters/SUMMARY.md")
    try FileManager.default.moveItem(
      at: book.url.appending(path: "chapters/01-chapter.md"),
      to: book.url.appending(path: "chapters/&\".md"))
    let result = try book.course("check", "--format", "junit")
    #expect(result.status == 0, "\(result)")
    let document = try XMLDocument(xmlString: result.output)
    #expect(try document.nodes(forXPath: "//failure").isEmpty)
    #expect(try document.nodes(forXPath: "//system-out").count == 1)
    #expect(try document.nodes(forXPath: "//@failures").map(\.stringValue) == ["0", "0", "0"])
    #expect(
      try document.nodes(forXPath: "//@tests").map(\.stringValue) == ["6", "1", "5"])
    #expect(try document.nodes(forXPath: "//testcase/@classname").last?.stringValue == "&\"")
  }

  @Test func colorsOnlyOnATerminalThatWantsThem() throws {
    let book = try BookFolder(chapters: [CheckTests.doubling])
    func terminal(_ environment: [String: String]) throws -> String {
      try CourseProcess(
        command: ["script", "-qec", "\(CourseProcess.program) check", "/dev/null"], in: book.url,
        environment: environment.merging(["TERM": "xterm"], uniquingKeysWith: { old, _ in old })
      ).run().output
    }
    let colored = try terminal(["NO_COLOR": ""])
    #expect(colored.contains("\u{1B}[32m"), "\(colored)")
    #expect(try !terminal(["NO_COLOR": "1"]).contains("\u{1B}[32m"))
  }
}
