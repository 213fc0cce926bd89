import FoundationEssentials
import Testing

@testable import SiteRenderer

@Suite struct SitePreview {
  /// `SITE_PREVIEW=folder swift test --filter SitePreview` writes the sample book for looking at.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SITE_PREVIEW"] != nil))
  func writesSampleBook() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["SITE_PREVIEW"])
    let site = Site.render(book: SampleBook.book, results: SampleBook.results, theme: .ours)
    #expect(site.diagnostics.isEmpty)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in site.files {
      try Data(file.bytes).write(to: URL(filePath: "\(folder)/\(file.path)"))
    }
  }
}
