/// Reads on which sheets of a PDF the places lie that links lead to.
///
/// It knows PDFs as Chromium writes them: a plain table of objects, and the destinations in one
/// dictionary of the catalogue. Of any other it says that there are no places.
struct PDFPlaces {
  private let bytes: [UInt8]

  /// Where each object begins.
  private let offsets: [Int]

  /// Returns the sheets of places, counted from 1, by the places' ids.
  static func sheets(in bytes: [UInt8]) -> [String: Int] {
    guard let places = PDFPlaces(bytes),
      let root = places.reference(#/\/Root (\d+) 0 R/#, in: places.tail),
      let catalog = places.object(root),
      let pages = places.reference(#/\/Pages (\d+) 0 R/#, in: catalog),
      let list = places.reference(#/\/Dests (\d+) 0 R/#, in: catalog),
      let destinations = places.object(list)
    else { return [:] }
    var sheets: [Int: Int] = [:]
    places.count(pages, depth: 0, into: &sheets)
    var result: [String: Int] = [:]
    for match in destinations.matches(of: #/\/(\S+) \[(\d+) 0 R/#) {
      result[unescaped(match.output.1)] = Int(match.output.2).flatMap { sheets[$0] }
    }
    return result
  }

  private init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    let end = String(decoding: bytes.suffix(64), as: UTF8.self)
    guard let match = end.firstMatch(of: #/startxref\s+(\d+)\s+%%EOF/#),
      let start = Int(match.output.1), bytes.indices.contains(start)
    else { return nil }
    let table = String(decoding: bytes[start...], as: UTF8.self).split(separator: "\n")
    guard table.first == "xref" else { return nil }
    offsets = table.dropFirst(2).prefix { $0 != "trailer" }.map { Int($0.prefix(10)) ?? 0 }
  }

  /// The last lines, which say where to begin.
  private var tail: Substring {
    Substring(String(decoding: bytes.suffix(256), as: UTF8.self))
  }

  private func reference(_ pattern: Regex<(Substring, Substring)>, in text: Substring) -> Int? {
    (text.firstMatch(of: pattern)?.output.1).flatMap { Int($0) }
  }

  /// Returns an object's text.
  private func object(_ number: Int) -> Substring? {
    guard offsets.indices.contains(number), bytes.indices.contains(offsets[number]) else {
      return nil
    }
    let rest = bytes[offsets[number]...]
    let end = rest.firstRange(of: Array("endobj".utf8))?.lowerBound ?? rest.endIndex
    return Substring(String(decoding: rest[..<end], as: UTF8.self))
  }

  /// Numbers the sheets below a node of the tree of pages, in order.
  private func count(_ number: Int, depth: Int, into sheets: inout [Int: Int]) {
    guard depth < 16, sheets[number] == nil, let node = object(number) else { return }
    guard let kids = node.firstMatch(of: #/\/Kids \[([^\]]*)\]/#) else {
      sheets[number] = sheets.count + 1
      return
    }
    for kid in kids.output.1.matches(of: #/(\d+) 0 R/#) {
      if let number = Int(kid.output.1) { count(number, depth: depth + 1, into: &sheets) }
    }
  }

  /// A name without the signs that a PDF writes as numbers, such as `#2F` for `/`.
  private static func unescaped(_ name: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "#"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
