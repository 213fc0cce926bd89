import Sandbox

/// Says when a program has had its time for a case.
///
/// Its processor time decides, so that a busy machine changes no mark. On the clock it may take a
/// multiple; a program that lets a time pass without work for a processor, at once or in naps, is
/// stopped sooner.
struct CaseClock {
  /// Why a program is not waited for any longer.
  enum Reason: Sendable {
    /// It used its processor time.
    case computing

    /// It waited for a time, a lock or a message, and had nothing to compute.
    case waiting

    /// It had work, and the machine did not let it do any for a long time.
    case starved
  }

  /// How long a program may wait without computing, all waits together, in seconds.
  private let patience: Double

  /// The longest time on the clock.
  private let limit: Duration

  /// The processor time at which the case is lost.
  private let lastSecond: Double

  private let start = ContinuousClock.now
  private var lastSeen: Double
  private var lastLook: (time: ContinuousClock.Instant, isWaiting: Bool)
  private var waits = 0

  /// The time that was waited without computing, in seconds.
  private(set) var waitedSeconds = 0.0

  /// Why the program is not waited for any longer; `nil` while it is.
  private(set) var reason: Reason?

  /// How often it must have been seen waiting, however much time has passed between two looks.
  private static let looks = 20

  /// Starts the clock of a case.
  ///
  /// - Parameters:
  ///   - seconds: The processor time of the case.
  ///   - used: The processor time of the program before it.
  init(seconds: Double, used: Double) {
    patience = min(max(seconds, 2), 10)
    limit = .seconds(max(60, 20 * seconds))
    lastSecond = used + seconds
    lastSeen = used
    lastLook = (start, false)
  }

  /// Whether to go on waiting for the answer.
  ///
  /// - Parameter activity: What the program has done so far; `nil` if nobody knows.
  /// - Returns: Whether it may still answer in its time.
  mutating func goesOn(_ activity: ProcessActivity?) -> Bool {
    let now = ContinuousClock.now
    if let activity {
      if activity.processorSeconds >= lastSecond { reason = .computing }
      let passed = (now - lastLook.time) / .seconds(1)
      // Between two looks at which it waits it may do a little; a nap is a wait, too.
      let isIdle = activity.processorSeconds - lastSeen < passed / 2
      if lastLook.isWaiting && activity.isWaiting && isIdle {
        waits += 1
        waitedSeconds += passed
      }
      lastSeen = activity.processorSeconds
      lastLook = (now, activity.isWaiting)
      if waits >= Self.looks && waitedSeconds >= patience { reason = reason ?? .waiting }
    }
    if now - start > limit { reason = reason ?? .starved }
    return reason == nil
  }
}
