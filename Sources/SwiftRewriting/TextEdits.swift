/// Texts to put into a text, each at a byte.
struct TextEdits {
  /// On which side of the byte something stands to which a text belongs.
  enum Side: Int {
    /// The text follows what ends at the byte.
    case behind

    /// The text leads what begins at the byte.
    case before
  }

  private var edits: [(offset: Int, side: Side, order: Int, text: String)] = []

  /// Puts a text at a byte; those put at one byte on one side keep their order.
  mutating func insert(_ text: String, _ side: Side, _ offset: Int) {
    edits.append((offset, side, edits.count, text))
  }

  /// The text with everything put in.
  func applied(to text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var end = 0
    let sorted = edits.sorted {
      ($0.offset, $0.side.rawValue, $0.order) < ($1.offset, $1.side.rawValue, $1.order)
    }
    for edit in sorted {
      result += bytes[end..<edit.offset]
      result += edit.text.utf8
      end = edit.offset
    }
    return String(decoding: result + bytes[end...], as: UTF8.self)
  }
}
