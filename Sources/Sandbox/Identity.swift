import CSandbox
import Glibc

/// A user that nobody else is, borrowed for the life of one program.
///
/// Limits that count by user, signals and files are then that program's alone.
struct Identity: ~Copyable {
  /// The user's number; 0 for the one who runs this program.
  let number: uid_t

  /// As long as it is open, no other process borrows the same user.
  private let claim: Int32

  /// Borrows a user, which only root can.
  ///
  /// - Parameter isNeeded: Whether the program gets one of its own.
  /// - Throws: `SandboxError` if there is none to borrow.
  init(ofItsOwn isNeeded: Bool) throws(SandboxError) {
    var descriptor: Int32 = -1
    number = isNeeded ? course_claim_identity(&descriptor) : 0
    claim = descriptor
    if isNeeded && number == 0 { throw .systemCall("claim a user", errno: errno) }
  }

  deinit {
    if claim >= 0 { close(claim) }
  }
}
