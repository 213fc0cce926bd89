import FoundationEssentials

/// Named tensors as a `.safetensors` file holds them.
///
/// The file is 8 bytes with the header's size, the header, which is a JSON object that tells each
/// tensor's type, shape and place, and the elements. Numbers are little-endian. Nothing in a file is
/// executed, and nothing is believed before it is checked.
///
/// - SeeAlso: <https://github.com/huggingface/safetensors>.
public struct SafeTensors: Equatable, Sendable {
  /// The tensors by name.
  public var tensors: [String: Tensor]

  /// Free text that is saved with the tensors.
  public var metadata: [String: String]

  /// The bytes that a header may have, as in the format's own implementation.
  static let largestHeader = 100_000_000

  /// Creates a collection of tensors.
  public init(_ tensors: [String: Tensor], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// Reads a file.
  public init(contentsOfFile path: String) throws(SafeTensorsError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw .unreadable(path: path, cause: error)
    }
    try self.init(decoding: [UInt8](data))
  }

  /// Writes a file; if that fails, the file is as it was before.
  public func write(toFile path: String) throws(SafeTensorsError) {
    do {
      // Atomic: everything goes to a temporary file, which then takes the place of the old one.
      try Data(encoded()).write(to: URL(filePath: path), options: .atomic)
    } catch let error as SafeTensorsError {
      throw error
    } catch {
      throw .unwritable(path: path, cause: error)
    }
  }
}

extension SafeTensors {
  /// Returns the bytes of a file that holds the tensors, in the order of their names.
  ///
  /// - Throws: `SafeTensorsError.reservedName` if no reader could tell a tensor from the metadata.
  public func encoded() throws -> [UInt8] {
    let names = tensors.keys.sorted()
    if names.contains(SafeTensorsHeader.metadataKey) {
      throw SafeTensorsError.reservedName(SafeTensorsHeader.metadataKey)
    }
    var header = SafeTensorsHeader(metadata: metadata)
    var body: [UInt8] = []
    for name in names {
      guard let tensor = tensors[name] else { continue }
      let start = body.count
      for scalar in tensor.scalars {
        withUnsafeBytes(of: scalar.bitPattern.littleEndian) { body += $0 }
      }
      header.entries[name] = SafeTensorsHeader.Entry(
        dtype: "F32", shape: tensor.shape, dataOffsets: [start, body.count])
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var headerBytes = [UInt8](try encoder.encode(header))
    // Spaces behind the header let the elements begin at a multiple of 8.
    while !headerBytes.count.isMultiple(of: 8) { headerBytes.append(UInt8(ascii: " ")) }
    let size = withUnsafeBytes(of: UInt64(headerBytes.count).littleEndian) { [UInt8]($0) }
    return size + headerBytes + body
  }

  /// Reads the bytes of a file.
  public init(decoding bytes: [UInt8]) throws(SafeTensorsError) {
    let bodyStart = try Self.bodyStart(in: bytes)
    let header = try SafeTensorsHeader(decoding: bytes[8..<bodyStart])
    let body = bytes[bodyStart...]
    tensors = [:]
    metadata = header.metadata
    var end = 0
    for (name, entry) in header.entriesByPlace {
      let range = try entry.range(of: name, behind: end, within: body.count)
      end = range.upperBound
      let elements = body[(bodyStart + range.lowerBound)..<(bodyStart + range.upperBound)]
      tensors[name] = try entry.tensor(named: name, elements)
    }
    if end < body.count { throw .strayBytes(count: body.count - end) }
  }

  /// Returns where the header ends, as the first 8 bytes say.
  private static func bodyStart(in bytes: [UInt8]) throws(SafeTensorsError) -> Int {
    guard bytes.count >= 8 else { throw .truncated(expected: 8, actual: bytes.count) }
    let size = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard size <= UInt64(largestHeader) else { throw .headerTooLarge(size) }
    let bodyStart = 8 + Int(size)
    guard bodyStart <= bytes.count else {
      throw .truncated(expected: bodyStart, actual: bytes.count)
    }
    return bodyStart
  }
}
