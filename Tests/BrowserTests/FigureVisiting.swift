import Explorables
import Testing

/// A suite that visits live figures on the pages of our book.
protocol FigureVisiting {}

extension FigureVisiting {
  /// Visits the page of a figure, and waits until its script is at work.
  func visit(
    _ kind: FigureKind, _ look: Look = Look(), _ actions: (Page) async throws -> Void
  ) async throws {
    try await Browser.visit(try BuiltBook.ours["\(kind.page).html"], look) { page in
      if look.hasScripts { try await page.wait(until: "document.querySelector('[data-ready]')") }
      try await actions(page)
    }
  }
}

extension FigureKind {
  /// The page that shows it.
  fileprivate var page: String {
    switch self {
    case .adjoint: "01-matrix-view"
    case .painter: "02-scatter-add"
    case .outputSize: "03-output-size"
    case .fractionalStride: "04-zeros-between"
    case .overlap: "05-checkerboard"
    case .pixelShuffle: "06-two-ways-out"
    case .spectrum: "08-frequency"
    case .chain: "11-choosing"
    }
  }
}
