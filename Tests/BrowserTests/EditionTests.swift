import CourseRuns
import Foundation
import Testing

/// The book as one file, judged by the programs that others judge such files with.
@Suite(.browser)
struct EditionTests {
  /// Writes our book in a form; its chapters have been run for the site.
  private static func edition(_ form: String) async throws -> URL {
    _ = try await BuiltBook.ours
    let file = BrowserTools.package.appending(path: ".build/browser-editions/book.\(form)")
    let build = try CourseProcess(
      [
        "build", "--book", BrowserTools.package.path(), "--format", form, "--output", file.path(),
      ], in: BrowserTools.package
    ).run()
    #expect(build.status == 0, "\(build)")
    return file
  }

  @Test func epubCheckFindsNothing() async throws {
    let file = try await Self.edition("epub")
    let check = ["java", "-jar", BrowserTools.epubcheck.path(), file.path()]
    let result = try CourseProcess(command: check, in: BrowserTools.package).run()
    #expect(
      result.output.contains("0 fatals / 0 errors / 0 warnings"),
      "\(result.output) \(result.errors.prefix(5000))")
    #expect(result.status == 0)
  }
}
