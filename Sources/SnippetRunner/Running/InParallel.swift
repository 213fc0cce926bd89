/// Transforms elements, a few at a time, and returns the results in their order.
///
/// The first failure cancels the rest and is the one that is thrown.
package func inParallel<Element: Sendable, Result: Sendable, Failure: Error>(
  _ elements: [Element], atMost jobs: Int,
  _ transform: @escaping @Sendable (Element) async throws(Failure) -> Result
) async throws(Failure) -> [Result] {
  typealias Outcome = Swift.Result<Result, Failure>
  typealias Outcomes = Swift.Result<[Result], Failure>
  return try await withTaskGroup(of: (Int, Outcome).self) { group in
    var results: [Int: Result] = [:]
    var failure: Failure?
    var waiting = elements.enumerated().makeIterator()
    func startNext() {
      guard failure == nil, let (index, element) = waiting.next() else { return }
      group.addTask {
        do throws(Failure) {
          return (index, .success(try await transform(element)))
        } catch {
          return (index, .failure(error))
        }
      }
    }
    for _ in 0..<max(1, jobs) { startNext() }
    while let (index, outcome) = await group.next() {
      switch outcome {
      case .success(let result): results[index] = result
      case .failure(let error):
        failure = failure ?? error
        group.cancelAll()
      }
      startNext()
    }
    if let failure { return Outcomes.failure(failure) }
    return .success(elements.indices.compactMap { results[$0] })
  }.get()
}
