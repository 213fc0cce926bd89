import Foundation

/// Returns the time of each call that fits into some seconds, in nanoseconds.
///
/// One call goes ahead, for what only the first one has to do.
@MainActor
func times(for seconds: Double, _ body: () -> Void) -> [Double] {
  body()
  var times: [Double] = []
  let clock = ContinuousClock()
  let end = clock.now + .seconds(seconds)
  repeat {
    let duration = clock.measure(body)
    times.append(Double(duration.components.attoseconds) / 1e9
      + Double(duration.components.seconds) * 1e9)
  } while clock.now < end
  return times
}
