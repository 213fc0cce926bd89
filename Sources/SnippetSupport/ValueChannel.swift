import Glibc

/// The lines that a chapter's program writes to descriptor 3, for the runner beside it.
///
/// | line | meaning |
/// | --- | --- |
/// | `mark PART OFFSET` | the part has ended; so many bytes are printed up to here |
/// | `value PART INDEX TYPE SHAPE SCALAR …` | a tensor; shape such as `1x3x3`; `-` for none |
/// | `text PART INDEX TEXT` | a text, a backslash written `\\` and a line end `\n` |
/// | `large PART INDEX SHAPE` | a tensor of more than `scalarLimit` scalars, left out |
/// | `figure SVG` | a picture of the part that runs, escaped as a text is |
/// | `record NAME BAND KEY SHAPE SCALAR …` | a tensor of a record that was computed, and its band |
/// | `end PART` | the program ended as it should, behind this part |
///
/// Scalars are `Double` as Swift prints them, which reads back exactly. A line that a trap cut off
/// has no line end.
package enum ValueChannel {
  /// The most scalars of one value; no document prints near as many.
  static let scalarLimit = 1 << 17

  /// The longest text of one value, in characters.
  static let textLimit = 1 << 16

  /// The longest picture, in UTF-8 bytes; of a longer one only the beginning is handed over.
  static let pictureLimit = 1 << 18

  static func mark(part: Int) {
    fflush(nil)
    write("mark \(part) \(max(0, lseek(STDOUT_FILENO, 0, SEEK_CUR)))\n")
  }

  static func end(part: Int) {
    write("end \(part)\n")
  }

  static func record(_ record: CourseRecord, part: Int, index: Int) {
    let place = "\(part) \(index)"
    switch record {
    case .text(let text):
      write("text \(place) \(escaped(text.prefix(textLimit)))\n")
    case .tensor(_, let shape, let scalars) where scalars.count > scalarLimit:
      write("large \(place) \(description(of: shape))\n")
    case .tensor(let elementType, let shape, let scalars):
      var line = "value \(place) \(elementType ?? "-") \(description(of: shape))"
      for scalar in scalars { line += " \(scalar)" }
      write(line + "\n")
    }
  }

  /// Hands over a tensor of a record, rounded to five digits: a record is read and compared by people too.
  package static func record(
    shape: [Int], scalars: [Float], called key: String, in name: String, band: Double
  ) {
    var line = "record \(name) \(band) \(key) \(description(of: shape))"
    for scalar in scalars { line += " " + rounded(scalar) }
    write(line + "\n")
  }

  private static func rounded(_ scalar: Float) -> String {
    var buffer = [CChar](repeating: 0, count: 32)
    withVaList([Double(scalar)]) { _ = vsnprintf(&buffer, buffer.count, "%.5g", $0) }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func record(picture: String) {
    // One byte more than the limit tells the runner that it was exceeded.
    let bytes = picture.utf8.prefix(pictureLimit + 1)
    write("figure \(escaped(String(decoding: bytes, as: UTF8.self)[...]))\n")
  }

  static func description(of shape: [Int]) -> String {
    shape.isEmpty ? "-" : shape.map { String($0) }.joined(separator: "x")
  }

  static func escaped(_ text: Substring) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Writes a whole line; without a runner at the other end it goes nowhere.
  static func write(_ line: String) {
    var line = line
    line.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(3, rest.baseAddress, rest.count)
        if count <= 0 { return }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    }
  }
}
