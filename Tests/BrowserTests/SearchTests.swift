import CourseRuns
import Foundation
import Testing

/// The search: what readers type, and what it finds.
@Suite(.browser)
struct SearchTests {
  /// What is typed, and the title that the first lines must have; the first one, where it is alone.
  private static let queries: [(String, in: String)] = [
    ("checkerbord", in: "The checkerboard"),
    ("upsampling", in: "Why upsample, and three names for one thing"),
    ("output_padding", in: "Output padding"),
    ("outputPadding", in: "Output padding"),
    ("deconvolution", in: "What to keep"),
    ("pixel shuffle", in: "Convolve, then unfold"),
    ("nn.PixelShuffle", in: "Convolve, then unfold"),
    ("atrous", in: "Dilation and stride"),
    ("col2im", in: "Scatter-add by hand"),
    ("scatter add", in: "Scatter-add by hand"),
    ("backprop", in: "The backward pass is the other forward pass"),
    ("kernal", in: "The kernel in disguise"),
    ("autoencoders", in: "Six decoders, side by side"),
    ("zero stuffing", in: "Zeros between, and two answers"),
  ]

  /// The titles of the sections that are found, in their order, and what the box says.
  private static func search(_ query: String, on page: Page) async throws -> (
    titles: [String], status: String
  ) {
    _ = try await page.evaluate("document.getElementById('page.search').focus()")
    try await page.wait(until: "window.courseSearch")
    let found = try await page.evaluate(
      """
      (() => {
        const { status, items } = courseSearch(\(Page.quoted(query)));
        return [status, ...items.map((item) => item.querySelector("a").textContent)];
      })()
      """)
    let texts = found.array.compactMap(\.string)
    return (Array(texts.dropFirst()), texts.first ?? "")
  }

  @Test func findsByStemsBeginningsOtherNamesAndWithATypingError() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book["index.html"]) { page in
      for (query, title) in Self.queries {
        let titles = try await Self.search(query, on: page).titles
        #expect(titles.prefix(3).contains(title), "\(query): \(titles.prefix(3))")
      }
    }
  }

  @Test func saysWhatItDidNotFind() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book["index.html"]) { page in
      #expect(try await Self.search("a", on: page).status == "Every section has such a word.")
      #expect(try await Self.search("xylophone", on: page).status == "No section has it.")
      let part = try await Self.search("checkerboard xylophone", on: page).status
      #expect(part.contains(#/^No section has all of it; \d+ sections have a part\.$/#), "\(part)")
      // A letter is a word of its own, and no letter of another word.
      let titles = try await Self.search("K mod S", on: page).titles
      #expect(titles.first == "What to keep")
    }
  }

  @Test func marksWhatWasFoundOnThePageThatItLeadsTo() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book["index.html"]) { page in
      try await page.press("/")
      try await page.type("checkerbord")
      try await page.wait(until: "document.querySelectorAll('.found li').length > 1")
      try await page.press("Enter")
      try await page.wait(until: "location.search.includes('found=checkerboard')")
      try await page.wait(until: "(CSS.highlights.get('found')?.size ?? 0) > 10")
      try await page.press("Escape")
      #expect(try await page.evaluate("CSS.highlights.has('found')") == false)
    }
  }
}
