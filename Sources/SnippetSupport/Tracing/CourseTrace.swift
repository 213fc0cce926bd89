/// What an instrumented part of a chapter's program calls.
///
/// A site is a place in the code that the runner knows; values are those of the site's names, in
/// order. Nothing here prints, traps or changes a value.
nonisolated(unsafe) private var recorder = TraceRecorder()

/// Begins to record the steps of a part, until its end is marked.
public func courseTraceBegin() {
  recorder.begin()
}

/// Ends the recording of a part.
func courseTraceEnd() {
  recorder.end()
}

/// Records what a line binds or assigns.
public func courseTrace(_ site: Int, _ values: Any...) {
  guard recorder.isShowing else { return }
  recorder.step(site, contents(of: values))
}

/// Records a call's arguments.
public func courseTraceCall(_ site: Int, _ arguments: Any...) {
  guard recorder.isFollowing else { return }
  recorder.call(site, recorder.isShowing ? contents(of: arguments) : [])
}

/// Notes that a call has ended.
public func courseTraceLeave() {
  guard recorder.isFollowing else { return }
  recorder.leave()
}

/// Records a call's result and returns it.
public func courseTraceResult<Value>(_ site: Int, _ value: Value) -> Value {
  if recorder.isShowing { recorder.step(site, contents(of: [value])) }
  return value
}

/// Notes that a loop begins.
public func courseTraceLoop(_ site: Int) {
  guard recorder.isFollowing else { return }
  recorder.loop(site)
}

/// Records a round of a loop with what it binds.
public func courseTraceRound(_ site: Int, _ values: Any...) {
  guard recorder.isFollowing else { return }
  recorder.round(site, recorder.isShowing ? contents(of: values) : [])
}

/// Notes that a loop has come to its end.
public func courseTraceLoopEnd(_ site: Int) {
  guard recorder.isFollowing else { return }
  recorder.endLoops(from: site)
}

/// Keeps an index of a subscript that is assigned to, and returns it.
public func courseTraceIndex(_ site: Int, _ place: Int, _ index: Int) -> Int {
  if recorder.isShowing { recorder.keep(WrittenPart.Index(place: place, value: index), for: site) }
  return index
}

/// Keeps an index of a subscript that is assigned to, and returns it.
public func courseTraceIndex<Index>(_ site: Int, _ place: Int, _ index: Index) -> Index {
  if recorder.isShowing { recorder.keep(WrittenPart.Index(place: place, value: index), for: site) }
  return index
}

/// Keeps the right side of an assigning operator, and returns it.
public func courseTraceOperand<Value>(_ site: Int, _ value: Value) -> Value {
  if recorder.isShowing { recorder.keep(Operand(value: value), for: site) }
  return value
}

/// Records the part of a value that was assigned to.
public func courseTraceWritten(_ site: Int, _ base: Any) {
  guard recorder.isShowing else { return }
  let kept = recorder.takeKept(for: site)
  let operand = kept.lazy.compactMap { $0 as? Operand }.last
  // A statement that an error left early, and that runs again, has kept its indices twice.
  let latest = Dictionary(
    kept.compactMap { $0 as? WrittenPart.Index }.map { ($0.place, $0) }, uniquingKeysWith: { $1 })
  let indices = latest.values.sorted { $0.place < $1.place }
  let part = pausing { WrittenPart(of: base, at: indices, operand: operand?.value) }
  recorder.written(site, part)
}

/// Keeps what a call may change.
public func courseTraceBefore(_ site: Int, _ values: Any...) {
  guard recorder.isShowing else { return }
  recorder.keep(contents(of: values), for: site)
}

/// Records what a call has changed.
public func courseTraceChange(_ site: Int, _ values: Any...) {
  guard recorder.isShowing else { return }
  let before = recorder.takeKept(for: site).last as? [TracedContent]
  let now = contents(of: values)
  if now != before { recorder.step(site, now) }
}

/// The right side of an assigning operator.
private struct Operand {
  var value: Any
}

private func contents(of values: [Any]) -> [TracedContent] {
  pausing { values.map { TracedContent($0) } }
}

/// Describes values without recording what their own descriptions do.
private func pausing<Result>(_ describe: () -> Result) -> Result {
  let current = recorder
  recorder = TraceRecorder()
  defer { recorder = current }
  return describe()
}
