import BookModel
import Foundation
import Testing

@testable import Grading

/// The card of the library is made from its own comments, and finds by other libraries' names.
@Suite struct LibraryCardTests {
  private static let chapter = """
    ---
    title: Chapter
    ---

    Text.

    ```swift
    let turned = Tensor(zeros: [2, 3, 4]).transposed(permutation: [0, 2, 1])
    print(turned.shape)
    ```

    ```output
    [2, 4, 3]
    ```

    """

  private func card() async throws -> LibraryCard {
    let folder = try await ExerciseFolder.doubling()
    try folder.write(Self.chapter, to: "chapters/01-chapter.md")
    return try await LibraryCard.read(for: try Book.read(root: folder.url.path))
  }

  @Test func holdsWhatTheCommentsSay() async throws {
    let card = try await card()
    let found = card.found("flipped")
    #expect(found.translation == nil)
    let entry = try #require(found.entries.first)
    #expect(found.entries.count == 1)
    #expect(entry.name == "Tensor.flipped(axes:)")
    #expect(entry.module == "TensorCore")
    #expect(entry.declaration == "func flipped(axes: [Int]) -> Tensor")
    #expect(
      entry.summary == "Returns the tensor with the order of the elements reversed along some axes."
    )
    #expect(entry.details.map(\.name) == ["axes", "returns"])
    #expect(entry.details[0].text == "The axes to reverse; −1 is the last one.")
    #expect(entry.example == nil)
  }

  @Test func findsByOtherLibrariesNames() async throws {
    let card = try await card()
    let found = card.found("permute")
    #expect(found.translation == "x.transposed(permutation: [0, 2, 1])")
    #expect(found.entries.map(\.name) == ["Tensor.transposed(permutation:)"])
    let example = try #require(found.entries.first?.example)
    #expect(example.path == "chapters/01-chapter.md")
    #expect(example.code.hasPrefix("let turned = "))
    #expect(example.output == "[2, 4, 3]\n")
    for name in ["np.zeros", "torch.zeros", "Zeros"] {
      #expect(card.found(name).entries.map(\.name) == ["Tensor(zeros:)"], "\(name)")
    }
    // What is an operator here has no name to find; all others lead to an entry.
    let nameless: Set<String> = ["x", "x + y", "x - y", "x * y", "x * x", "x / y", "x == y"]
    for (name, write) in ForeignNames.tensors where !nameless.contains(write) {
      #expect(!card.found(name).entries.isEmpty, "\(name): \(write)")
    }
  }

  @Test func findsByWords() async throws {
    let card = try await card()
    #expect(card.found("reversed along").entries.map(\.name) == ["Tensor.flipped(axes:)"])
    #expect(card.found("nothing of the kind").entries.isEmpty)
  }

  @Test func leavesOutMachinery() async throws {
    let card = try await card()
    #expect(card.common.contains { $0.name == "Choice(_:because:)" })
    for entry in card.common {
      #expect(!entry.declaration.contains("StaticString"), "\(entry.declaration)")
      #expect(!entry.name.contains("Literal") && !entry.name.contains("file:"), "\(entry.name)")
    }
    #expect(card.common.first?.owner == "" && card.common.first?.name == "Tensor")
    #expect(Set(card.entries.map(\.module)).count == 5)
  }
}
