import SwiftRewriting

/// The steps of a traced program, put together from the lines of its values channel.
///
/// Snippets can write to the channel too. So each line must be one that the program itself might
/// write: sites are those of the program, values have names, and there are not more steps than the
/// program would record.
struct TraceReading {
  /// The most steps of one part; the program stops at fewer.
  private static let stepLimit = 1000

  /// A loop that has not ended, told apart from the same loop in another call.
  private struct LoopKey: Hashable {
    var site: Int
    var depth: Int
  }

  /// The steps by the part that ran; a step's `snippet` is here the number of its part.
  private(set) var steps: [Int: [TraceStep]] = [:]

  private let sites: [TracedProgram.Site]
  private var openRounds: [LoopKey: [Int]] = [:]
  private var indices: [Int: String] = [:]
  private var lastSite: Int?

  init(sites: [TracedProgram.Site]) {
    self.sites = sites
  }

  /// Takes the next line of a part that runs; returns whether it is one that belongs here.
  mutating func take(_ line: TraceLine, in part: Int) -> Bool {
    switch line {
    case .step(let site, let depth, let number):
      return takeStep(site, depth: depth, number: number, in: part)
    case .rounds(let site, let depth, let count):
      return takeRounds(count, of: LoopKey(site: site, depth: depth), in: part)
    case .index(let place, let text):
      indices[place] = text
      return takeName(in: part)
    case .whole(let axes, let content):
      return change(in: part) { $0.whole = TracedValue.Whole(content: content, axes: axes) }
    case .operand(let content):
      return change(in: part) { $0.operand = content }
    case .value(let place, let content):
      return change(place, in: part) { $0.content = content }
    case .omitted(let count):
      return takeOmission(count, in: part)
    }
  }

  private mutating func takeStep(_ number: Int, depth: Int, number round: Int, in part: Int) -> Bool
  {
    guard sites.indices.contains(number), steps[part, default: []].count < Self.stepLimit else {
      return false
    }
    let site = sites[number]
    let step = TraceStep(
      kind: TraceStep.Kind(site.site, round: round), snippet: site.part, line: site.site.line,
      depth: depth,
      values: site.site.valueNames.map { TracedValue(name: $0, content: .text("")) })
    if site.site.kind == .round, round > 0 {
      openRounds[LoopKey(site: number, depth: depth), default: []].append(
        steps[part, default: []].count)
    }
    steps[part, default: []].append(step)
    lastSite = number
    indices = [:]
    return true
  }

  private mutating func takeRounds(_ count: Int, of loop: LoopKey, in part: Int) -> Bool {
    guard sites.indices.contains(loop.site), sites[loop.site].site.kind == .round else {
      return false
    }
    let open = openRounds.removeValue(forKey: loop) ?? []
    for index in open where steps[part]?.indices.contains(index) == true {
      guard case .round(let number, _)? = steps[part]?[index].kind else { continue }
      steps[part]?[index].kind = .round(number, of: count)
    }
    guard count > open.count, !open.isEmpty, steps[part, default: []].count < Self.stepLimit else {
      return true
    }
    let site = sites[loop.site]
    steps[part, default: []].append(
      TraceStep(
        kind: .roundsLeftOut(from: open.count + 1, of: count), snippet: site.part,
        line: site.site.line, depth: loop.depth))
    return true
  }

  private mutating func takeOmission(_ count: Int, in part: Int) -> Bool {
    guard let last = steps[part]?.last else { return false }
    steps[part]?.append(
      TraceStep(
        kind: .stepsLeftOut(count), snippet: last.snippet, line: last.line, depth: 0))
    return true
  }

  /// Writes the indices that are known into the name of the part that is assigned to.
  private mutating func takeName(in part: Int) -> Bool {
    guard let lastSite, let texts = sites[lastSite].site.indices else { return false }
    let shown = texts.enumerated().map { place, text in indices[place] ?? text }
    let name = "\(sites[lastSite].site.names.first ?? "")[\(shown.joined(separator: ", "))]"
    return change(in: part) { $0.name = name }
  }

  private mutating func change(
    _ place: Int = 0, in part: Int, _ change: (inout TracedValue) -> Void
  ) -> Bool {
    guard let last = steps[part]?.indices.last,
      steps[part]?[last].values.indices.contains(place) == true
    else { return false }
    if var value = steps[part]?[last].values[place] {
      change(&value)
      steps[part]?[last].values[place] = value
    }
    return true
  }
}
