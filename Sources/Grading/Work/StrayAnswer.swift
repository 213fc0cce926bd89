import BookModel
import Diagnostics
import FoundationEssentials

/// A file in `work` that looks like an answer, but whose name is not an exercise's.
public struct StrayAnswer: Hashable, Sendable, Codable {
  /// The path relative to the book, such as `work/OutputPadding.swift`.
  public var path: String

  /// The id of the exercise that was most likely meant.
  public var nearest: String?

  /// Creates the description of a file.
  public init(path: String, nearest: String?) {
    self.path = path
    self.nearest = nearest
  }

  /// What is wrong, and the way out if one is known.
  public var words: String {
    "'\(path)' is not an exercise's file"
      + (nearest.map { "; did you mean '\($0).swift'?" } ?? "")
  }
}

extension StudentWork {
  /// Returns the Swift files in `work` that belong to no exercise, by name.
  ///
  /// - Parameter ids: The ids of the book's exercises.
  /// - Returns: The files.
  public func strays(among ids: [String]) -> [StrayAnswer] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(Self.folder)"))
    let known = Set(ids)
    return (names ?? []).sorted().compactMap { name in
      // Editors keep copies of what is open under names that begin so.
      guard name.hasSuffix(".swift"), !name.hasPrefix("."), !name.hasPrefix("#") else { return nil }
      let id = String(name.dropLast(".swift".count))
      guard !known.contains(id) else { return nil }
      return StrayAnswer(path: "\(Self.folder)/\(name)", nearest: Self.nearest(to: id, among: ids))
    }
  }

  /// Returns the id that a name means: the same letters written otherwise, as `outputPadding` or
  /// `output_padding`, or else the nearest.
  public static func nearest(to name: String, among ids: [String]) -> String? {
    let letters = letters(of: name)
    return ids.first { Self.letters(of: $0) == letters } ?? nearestName(to: name, in: ids)
      ?? ids.first { !letters.isEmpty && Self.letters(of: $0).hasPrefix(letters) }
  }

  private static func letters(of name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
