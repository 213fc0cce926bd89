/// A file of a submission, wherever it lies.
struct ContentItem: Hashable, Sendable {
  /// The path within the submission.
  var path: [String]

  /// Why it is not taken in, as far as that is known without reading it.
  var refusal: Refusal?

  /// Where its container finds it.
  var location: Int

  /// The path for showing.
  var shownPath: String { path.joined(separator: "/").harmless }
}

/// Where files of a submission lie: a folder, an archive, or single files.
protocol SubmissionContent {
  /// The files, in a fixed order.
  var items: [ContentItem] { get }

  /// Returns the bytes of a file.
  func bytes(of item: ContentItem) throws(Refusal) -> [UInt8]
}
