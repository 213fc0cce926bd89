import Glibc

/// The nanoseconds since some moment.
func now() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// Returns the least and the median time of a call, in nanoseconds.
///
/// The first call prepares what later ones find; calls too short for the clock are timed many at a
/// time.
func measure(for seconds: Double, _ body: () -> Void) -> (least: Double, median: Double) {
  body()
  let began = now()
  body()
  let first = now() - began
  let repeats = max(1, 20_000 / Int(max(first, 1)))
  var times = repeats == 1 ? [Double(first)] : []
  let end = began + UInt64(seconds * 1e9)
  while now() < end || times.isEmpty {
    let before = now()
    for _ in 0..<repeats { body() }
    times.append(Double(now() - before) / Double(repeats))
  }
  times.sort()
  return (times[0], times[times.count / 2])
}

/// Numbers between -1 and 1, the same in every run.
func numbers(_ count: Int, seed: UInt32) -> [Float] {
  var state = seed
  return (0..<count).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return Float(Int32(bitPattern: state)) / 2_147_483_648
  }
}
