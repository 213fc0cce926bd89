/// Why a file or a submission was not taken in, in a few words.
struct Refusal: Error, Hashable, Sendable {
  /// The reason, such as `it is a symbolic link`.
  var reason: String

  /// Whether the machine failed, which is nobody's fault and no mark.
  var isMachines = false

  init(_ reason: String) {
    self.reason = reason
  }

  /// The machine failed.
  static func machine(_ reason: String) -> Refusal {
    var refusal = Refusal(reason)
    refusal.isMachines = true
    return refusal
  }
}
