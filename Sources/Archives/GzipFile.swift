import CZlib

/// A file that was packed with gzip.
package struct GzipFile: Sendable {
  /// The packed bytes.
  private let bytes: [UInt8]

  /// Opens a packed file; `nil` if it does not begin as one.
  package init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return nil }
    self.bytes = bytes
  }

  /// Returns what was packed.
  ///
  /// A few kilobytes can be packed gigabytes, so nothing beyond the limit is ever unpacked.
  ///
  /// - Parameter limit: The most bytes that may come out.
  /// - Returns: The bytes of all members, one behind the other, as `gunzip` gives them.
  /// - Throws: `ArchiveError.unreadable` if the file ends early, is damaged or holds more.
  package func unpacked(limit: Int) throws(ArchiveError) -> [UInt8] {
    var stream = z_stream()
    // 16 more than the largest window: gzip's own header and checksum, and no other.
    guard
      inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .unreadable(reason: "there is too little memory to unpack it") }
    defer { inflateEnd(&stream) }
    var packed = bytes
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let problem = packed.withUnsafeMutableBufferPointer { input -> String? in
      stream.next_in = input.baseAddress
      stream.avail_in = CUnsignedInt(clamping: input.count)
      while true {
        let (status, count) = Self.inflate(&stream, into: &buffer)
        guard result.count + count <= limit else { return "it holds more than \(limit) bytes" }
        result += buffer[..<count]
        switch status {
        case Z_OK: continue
        case Z_STREAM_END where stream.avail_in == 0: return nil
        case Z_STREAM_END: inflateReset(&stream)
        case Z_BUF_ERROR: return "it ends early, after \(result.count) unpacked bytes"
        default: return "it is damaged behind \(result.count) unpacked bytes"
        }
      }
    }
    if let problem { throw .unreadable(reason: problem) }
    return result
  }

  /// Unpacks until the buffer is full or the input is used up.
  private static func inflate(
    _ stream: inout z_stream, into buffer: inout [UInt8]
  ) -> (status: CInt, count: Int) {
    buffer.withUnsafeMutableBufferPointer { output in
      stream.next_out = output.baseAddress
      stream.avail_out = CUnsignedInt(output.count)
      let status = CZlib.inflate(&stream, Z_NO_FLUSH)
      return (status, output.count - Int(stream.avail_out))
    }
  }
}
