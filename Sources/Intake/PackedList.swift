import Foundation

/// The list that `course submit` puts beside the answers: `submission.json`.
///
/// A student can write anything there. It serves to notice files that were changed afterwards, by an editor
/// or a platform.
enum PackedList {
  static let fileName = "submission.json"

  private struct Form: Decodable {
    struct Answer: Decodable {
      var exercise: String
      var sha256: String
    }

    var answers: [Answer]
  }

  /// Returns the digests of the answers by exercise; none if it is no such list.
  static func digests(_ bytes: [UInt8]) -> [String: String] {
    let form = try? JSONDecoder().decode(Form.self, from: Data(bytes))
    return Dictionary(
      (form?.answers ?? []).map { ($0.exercise, $0.sha256) }, uniquingKeysWith: { $1 })
  }
}
