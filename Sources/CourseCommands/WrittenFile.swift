import Diagnostics
import Foundation

/// Writes a text to a file as a whole or not at all.
///
/// - Throws: `CommandFailure.cannotWrite` with the system's reason.
func write(_ text: String, to path: String) throws(CommandFailure) {
  do {
    try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
  } catch {
    throw .cannotWrite(path: path, reason: error.systemReason)
  }
}
