/// What an answer printed, case by case.
///
/// The part of the program that calls the answer prints a line before each case, which begins with a
/// sign that nobody types. An answer that prints such a line itself mixes up its own prints alone.
struct CasePrints {
  /// The texts by the numbers of the cases; a case that printed nothing is left out.
  private(set) var texts: [Int: String] = [:]

  /// The most characters that are kept of a case.
  private static let limit = 16_000

  /// Splits the bytes of a program's standard output.
  init(_ output: [UInt8]) {
    for part in String(decoding: output, as: UTF8.self).split(separator: "\u{1E}case ") {
      guard let end = part.firstIndex(of: "\n"), let number = Int(part[..<end]) else { continue }
      let text = part[part.index(after: end)...]
      if !text.isEmpty { texts[number, default: ""] += Self.shortened(text) }
    }
  }

  /// The text; of a very long one the beginning.
  private static func shortened(_ text: Substring) -> String {
    guard text.utf8.count > limit else { return String(text) }
    return String(text.prefix(limit)) + "\n… and \(text.utf8.count - limit) bytes more\n"
  }
}
