/// Every line of a source document, with what the book makes of it.
///
/// The file `chapters/claims/DOCUMENT.tsv` lists each line that has text once: its number, the
/// checksum of its text, and for each sentence or cell the facts that cover it, or what else it is.
/// It holds none of the document's words.
public struct ClaimLedger: Hashable, Sendable {
  /// What a sentence, a cell of a table or a printed line is.
  public enum Cover: Hashable, Sendable {
    /// A statement that facts cover, by their ids.
    case facts([String])

    /// A heading, a label, a number or a transition.
    case heading

    /// Something to do.
    case task

    /// A judgement or advice that no fact lists.
    case opinion

    /// What an earlier line of the document has said.
    case repetition
  }

  /// A line of the document.
  public struct Line: Hashable, Sendable {
    /// The number in the document, from 1.
    public var number: Int

    /// The checksum of its text: FNV-1a of the UTF-8 bytes without surrounding white space, as
    /// eight hexadecimal digits.
    public var checksum: String

    /// What its parts are, from left to right.
    public var covers: [Cover]
  }

  /// The lines with text, in the order of the document.
  public var lines: [Line] = []

  /// Returns the checksum of a line's text.
  public static func checksum(of text: some StringProtocol) -> String {
    var hash: UInt32 = 0x811c_9dc5
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// The ids of all facts that cover something, in the order of the document.
  public var facts: [String] {
    lines.flatMap(\.covers).flatMap { cover in
      if case .facts(let ids) = cover { ids } else { [String]() }
    }
  }
}
