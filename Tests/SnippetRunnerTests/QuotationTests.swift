import BookModel
import Diagnostics
import Testing

@testable import SnippetRunner

@Suite struct QuotationTests {
  static let facts = FactList(facts: [
    fact("torch.pair", .tensor, states: "tensor([1., 2.])"),
    fact("torch.rule", .rule, states: "twice as many"),
    fact("torch.wrong", .tensor, states: "tensor([1., 3.])"),
    fact("torch.cut", .tensor, states: "tensor([1., 2.)"),
    fact("torch.prose", .shape, states: "two numbers"),
  ])

  static func fact(_ id: String, _ kind: Fact.Kind, states: String) -> Fact {
    Fact(
      id: id, document: "torch", kind: kind, verdict: .holds, given: nil, states: states,
      truth: nil, range: SourceRange(path: "chapters/facts.yaml", line: 1))
  }

  static let snippet = "```swift\nlet y = Tensor(shape: [2], scalars: [1, 2])\n```\n\n"

  @Test(arguments: [
    ("{of=y fact=torch.pair}", "tensor([1., 2.])", []),
    ("{of=y fact=torch.pair}", "tensor([1.,\n  2.])", []),
    ("{of=y fact=torch.pair}", "tensor([1., 2.0001])", ["quote-differs", "tensor-mismatch"]),
    ("{of=y fact=torch.rule}", "tensor([1., 2.])", []),
    ("{of=y fact=torch.cut}", "tensor([1., 2.])", ["fact-not-a-tensor"]),
    ("{of=y fact=torch.prose}", "tensor([1., 2.])", ["fact-not-a-tensor"]),
    ("{of=y fact=torch.wrong .refuted}", "tensor([1., 3.])", []),
    ("{of=y fact=torch.pair .refuted}", "tensor([1., 2.])", ["refuted-holds"]),
    ("{of=y}", "tensor([1., 2.", ["expectation-syntax"]),
    ("{of=String(1)}", "tensor([1.])", ["value-unreadable"]),
  ])
  func comparesQuotation(head: String, body: String, ids: [String]) async throws {
    let text = "\(Self.snippet)```tensor \(head)\n\(body)\n```\n"
    let result = try await result(of: text, facts: Self.facts)
    try #require(result.outcomes.count == 2)
    #expect(Set(result.diagnostics.map(\.id)) == Set(ids), "\(result.diagnostics)")
    #expect(
      result.outcomes[1].isProven
        == ids.allSatisfy { ["quote-differs", "fact-not-a-tensor"].contains($0) })
  }

  @Test func demandsThatRefutedConditionsFail() async throws {
    let result = try await result(
      of: Self.snippet + """
        ```check {.refuted}
        y.shape == [2]
        y.shape == [3]
        ```

        ```check {.refuted}
        y.shape == [2]
        ```
        """)
    #expect(result.findings == ["10:1 refuted-holds"])
    #expect(
      result.outcomes.dropFirst() == [
        .conditions([true, false], holds: true), .conditions([true], holds: false),
      ])
  }
}
