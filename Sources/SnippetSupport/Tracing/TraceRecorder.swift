import Glibc

/// Follows a traced part of a chapter's program: which calls and loops it is in, and what is worth
/// a line.
///
/// It records on the thread that began the part, so that no two steps interleave.
struct TraceRecorder {
  /// The most steps of one part.
  static let stepLimit = 240

  /// The most rounds of one loop whose steps are recorded.
  static let roundLimit = 8

  /// A loop that runs.
  private struct Loop {
    var site: Int
    var depth: Int
    var rounds = 0

    /// Whether a step was recorded for it.
    var isShown = false
  }

  /// A call that has not returned.
  private struct Frame {
    var loops: [Loop] = []
    var pendingCount: Int
  }

  /// A value that a later call of the same statement needs: an index, an operand, what was before.
  private struct Pending {
    var site: Int
    var value: Any
  }

  private var thread: pthread_t?
  private var frames: [Frame] = []
  private var pending: [Pending] = []
  private var stepCount = 0
  private var omittedCount = 0
  private var silentLoops = 0

  /// Begins with the calling thread.
  mutating func begin() {
    self = TraceRecorder()
    thread = pthread_self()
    frames = [Frame(pendingCount: 0)]
  }

  /// Ends the recording, if there is one.
  mutating func end() {
    guard thread != nil else { return }
    while frames.count > 1 { leave() }
    endLoops(to: 0)
    thread = nil
    if omittedCount > 0 { ValueChannel.trace(omitted: omittedCount) }
  }

  /// Whether the caller is to be followed at all.
  var isFollowing: Bool {
    guard let thread else { return false }
    return pthread_equal(thread, pthread_self()) != 0
  }

  /// Whether what happens now may be worth a step.
  var isShowing: Bool { isFollowing && silentLoops == 0 }

  /// The number of calls and loops around what happens now.
  private var depth: Int {
    frames.count - 1 + frames.reduce(0) { $0 + $1.loops.count }
  }

  /// Begins a step, if there is room for one more.
  private mutating func beginStep(_ site: Int, depth: Int, number: Int = 0) -> Bool {
    guard silentLoops == 0 else { return false }
    guard stepCount < Self.stepLimit else {
      omittedCount += 1
      return false
    }
    stepCount += 1
    ValueChannel.trace(step: site, depth: depth, number: number)
    return true
  }

  /// Records a step with values.
  mutating func step(_ site: Int, _ values: [TracedContent]) {
    guard beginStep(site, depth: depth) else { return }
    for (place, value) in values.enumerated() { ValueChannel.trace(value: value, place: place) }
  }
}

extension TraceRecorder {
  /// Records a call and follows it.
  mutating func call(_ site: Int, _ arguments: [TracedContent]) {
    step(site, arguments)
    frames.append(Frame(pendingCount: pending.count))
  }

  /// Comes back from a call, however it ended.
  mutating func leave() {
    guard let frame = frames.last, frames.count > 1 else { return }
    endLoops(to: 0)
    pending.removeLast(max(0, pending.count - frame.pendingCount))
    frames.removeLast()
  }

  /// Follows a loop that begins.
  mutating func loop(_ site: Int) {
    endLoops(from: site)
    let depth = depth
    frames[frames.count - 1].loops.append(Loop(site: site, depth: depth))
  }

  /// Records a round of the innermost loop with a site; loops inside it have ended.
  mutating func round(_ site: Int, _ values: [TracedContent]) {
    let frame = frames.count - 1
    guard let place = frames[frame].loops.lastIndex(where: { $0.site == site }) else { return }
    endLoops(to: place + 1)
    frames[frame].loops[place].rounds += 1
    let loop = frames[frame].loops[place]
    if loop.rounds == Self.roundLimit + 1 { silentLoops += 1 }
    guard beginStep(site, depth: loop.depth, number: loop.rounds) else { return }
    frames[frame].loops[place].isShown = true
    for (place, value) in values.enumerated() { ValueChannel.trace(value: value, place: place) }
  }

  /// Comes out of a loop, and of those inside it that were left without notice.
  mutating func endLoops(from site: Int) {
    guard let place = frames.last?.loops.lastIndex(where: { $0.site == site }) else { return }
    endLoops(to: place)
  }

  private mutating func endLoops(to count: Int) {
    while let loop = frames[frames.count - 1].loops.last,
      frames[frames.count - 1].loops.count > count
    {
      frames[frames.count - 1].loops.removeLast()
      if loop.rounds > Self.roundLimit { silentLoops -= 1 }
      if loop.isShown || loop.rounds == 0 && beginStep(loop.site, depth: loop.depth) {
        ValueChannel.trace(rounds: loop.rounds, of: loop.site, depth: loop.depth)
      }
    }
  }
}

extension TraceRecorder {
  /// Keeps a value for a later call with the same site.
  mutating func keep(_ value: Any, for site: Int) {
    pending.append(Pending(site: site, value: value))
  }

  /// Returns what was kept for a site since its statement began, in order, and forgets it.
  mutating func takeKept(for site: Int) -> [Any] {
    var values: [Any] = []
    while let last = pending.last, last.site == site, pending.count > frames.last?.pendingCount ?? 0
    {
      values.append(last.value)
      pending.removeLast()
    }
    return values.reversed()
  }

  /// Records the part of a value that was written.
  mutating func written(_ site: Int, _ part: WrittenPart) {
    guard beginStep(site, depth: depth) else { return }
    for (place, text) in part.indices { ValueChannel.trace(index: text, place: place) }
    if let (axes, whole) = part.whole { ValueChannel.trace(whole: whole, axes: axes) }
    if let operand = part.operand { ValueChannel.trace(operand: operand) }
    ValueChannel.trace(value: part.value, place: 0)
  }
}
