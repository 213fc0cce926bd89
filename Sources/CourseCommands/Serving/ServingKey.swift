import BatchGrading
import Digests
import Foundation

/// The key in the address of a book's pages.
enum ServingKey {
  /// Returns the key of a book, which `.course` keeps for its owner alone, so that pages that are open
  /// find the next run of the server; `nil` where it cannot be kept.
  static func key(of root: String) -> String? {
    let folder = "\(root)/.course"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard let secret = try? KeyFile.key(at: "\(folder)/serve.key") else { return nil }
    return secret.code(ofAll: ["the address of the served book"])
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
