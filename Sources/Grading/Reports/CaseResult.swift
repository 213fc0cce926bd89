import ExerciseValues
import SnippetRunner

extension ExerciseReport {
  /// The result of one case, hidden or not.
  public struct CaseResult: Hashable, Sendable, Codable {
    /// The number of the case, from 0.
    public var number: Int

    /// The name of its group.
    public var group: String

    /// What is special about it; empty for a random one.
    public var title: String

    /// Whether students may not see it.
    public var isHidden: Bool

    /// Whether it is right.
    public var isRight: Bool

    /// Why there is no answer.
    public var failure: CaseFailure?

    /// SHA-256 of a wrong answer, to find equal ones.
    public var answer: String?
  }
}

extension Marking {
  /// The results of the cases that were tried, in their order.
  func caseResults(_ shares: [Int: Double]) -> [ExerciseReport.CaseResult] {
    outcomes.keys.sorted().map { number in
      let item = judged.book.cases[number]
      var result = ExerciseReport.CaseResult(
        number: number, group: judged.book.groups[item.group].name, title: item.title,
        isHidden: item.isHidden, isRight: shares[number] == 1)
      switch outcomes[number] {
      case .answer(let value):
        if !result.isRight { result.answer = ContentDigest(of: value.bytes).text }
      case .failure(let reason): result.failure = reason
      case nil: break
      }
      return result
    }
  }
}
