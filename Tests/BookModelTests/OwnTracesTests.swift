import Testing

@testable import BookModel

/// The course section's listings, each of which has its execution state in this project's own book.
@Suite struct OwnTracesTests {
  /// The snippet in which each listing is traced.
  private static let snippets = [
    "the matrix view": "matrix", "its use on sixteen pixels": "sixteen", "scatter-add": "corners",
    "the layer": "layer", "the size formula": "formula-steps",
    "output padding": "seven-or-eight", "counts of copies": "copies-counted",
    "the checkerboard": "plane", "resizing, then convolving": "resized-ones",
    "pixel shuffle": "shuffle-steps", "DCGAN's generator": "dcgan-steps",
    "U-Net's step": "unet-steps", "FCN's bilinear kernel": "plane-tent",
  ]

  @Test func everyListingHasItsExecutionState() throws {
    let book = try Book.read(root: #require(Book.root(containing: #filePath)))
    for (listing, id) in Self.snippets {
      let steps = book.chapters.flatMap(\.steps).drop { !$0.isTraced(as: id) }.dropFirst()
      let isExpected = steps.prefix { $0.snippet == nil }.contains { step in
        if case .trace = step { true } else { false }
      }
      #expect(isExpected, "\(listing)")
    }
  }
}

extension Step {
  fileprivate var snippet: Snippet? {
    if case .snippet(let snippet) = self { snippet } else { nil }
  }

  fileprivate func isTraced(as id: String) -> Bool {
    snippet?.id == id && snippet?.options.contains(.trace) == true
  }
}
