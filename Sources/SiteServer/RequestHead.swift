import Foundation

/// What a request says before its body.
struct RequestHead: Hashable, Sendable {
  /// The method, such as `GET`.
  var method: String

  /// The path as it was sent, with its percent signs.
  var path: String

  /// The values of the query by their names.
  var query: [String: String] = [:]

  /// The headers by their names in lower case; what was sent more than once is joined by commas.
  var headers: [String: String] = [:]

  /// Reads the lines of a head.
  ///
  /// - Parameter bytes: The request line and the headers, each with the end of its line.
  /// - Throws: `RequestRefusal.malformed`.
  init(_ bytes: some Collection<UInt8>) throws(RequestRefusal) {
    var lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      String(decoding: line, as: UTF8.self).trimmingSuffix { $0 == "\r" }
    }
    guard !lines.isEmpty else { throw .malformed }
    let parts = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].hasPrefix("/"), parts[2].hasPrefix("HTTP/1.") else {
      throw .malformed
    }
    method = String(parts[0])
    let target = parts[1].split(separator: "?", maxSplits: 1)
    path = String(target[0])
    if target.count > 1 { query = Self.values(of: target[1]) }
    for line in lines where !line.isEmpty {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0.isASCII && !$0.isWhitespace })
      else { throw .malformed }
      let value = line[line.index(after: colon)...].trimming(while: \.isWhitespace)
      headers[line[..<colon].lowercased(), default: ""] +=
        headers[line[..<colon].lowercased()] == nil ? value : ", \(value)"
    }
  }

  /// The number of bytes of the body.
  ///
  /// - Throws: `RequestRefusal` if it is unknown, which bodies in chunks leave it.
  func bodySize() throws(RequestRefusal) -> Int {
    guard headers["transfer-encoding"] == nil else { throw .lengthMissing }
    guard let text = headers["content-length"] else { return 0 }
    guard text.allSatisfy({ "0"..."9" ~= $0 }), let size = Int(text) else {
      throw text.count > 18 && text.allSatisfy({ "0"..."9" ~= $0 }) ? .bodyTooLong : .malformed
    }
    return size
  }

  /// Returns the value of a cookie.
  func cookie(_ name: String) -> String? {
    let pairs = (headers["cookie"] ?? "").split { ";,".contains($0) }
    return pairs.lazy
      .map { $0.trimming(while: \.isWhitespace) }
      .first { $0.hasPrefix(name + "=") }
      .map { String($0.dropFirst(name.count + 1)) }
  }

  private static func values(of query: Substring) -> [String: String] {
    let pairs = query.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
    return Dictionary(
      pairs.filter { !$0.isEmpty }.map { pair in
        let value = pair.count > 1 ? String(pair[1]) : ""
        return (String(pair[0]), value.removingPercentEncoding ?? value)
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while isOut: (Character) -> Bool) -> String {
    String(self[..<(lastIndex { !isOut($0) }.map(index(after:)) ?? startIndex)])
  }

  fileprivate func trimming(while isOut: (Character) -> Bool) -> String {
    String(drop(while: isOut)).trimmingSuffix(while: isOut)
  }
}
