import FoundationEssentials

/// The JSON object at the beginning of a `.safetensors` file.
struct SafeTensorsHeader {
  /// What the header says about one tensor, under the format's own names.
  struct Entry: Codable {
    let dtype: String
    let shape: [Int]
    let dataOffsets: [Int]

    private enum CodingKeys: String, CodingKey {
      case dtype
      case shape
      case dataOffsets = "data_offsets"
    }
  }

  var entries: [String: Entry] = [:]
  var metadata: [String: String]

  /// The entries in the order in which their elements lie in the file.
  var entriesByPlace: [(name: String, entry: Entry)] {
    entries.map { (name: $0, entry: $1) }.sorted {
      ($0.entry.dataOffsets, $0.name) < ($1.entry.dataOffsets, $1.name)
    }
  }
}

extension SafeTensorsHeader: Codable {
  static let metadataKey = "__metadata__"

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
      self.stringValue = stringValue
    }

    init?(intValue: Int) {
      nil
    }
  }

  init(decoding bytes: ArraySlice<UInt8>) throws(SafeTensorsError) {
    guard bytes.first == UInt8(ascii: "{") else {
      throw .malformedHeader("it does not begin with '{'")
    }
    do {
      self = try JSONDecoder().decode(SafeTensorsHeader.self, from: Data(bytes))
    } catch {
      throw .malformedHeader("\(error)")
    }
    if let (name, entry) = entries.first(where: { $1.dataOffsets.count != 2 }) {
      throw .malformedHeader("tensor '\(name)' has \(entry.dataOffsets.count) offsets, not 2")
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    metadata = [:]
    for key in container.allKeys {
      if key.stringValue == Self.metadataKey {
        metadata = try container.decode([String: String].self, forKey: key)
      } else {
        entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    if !metadata.isEmpty {
      try container.encode(metadata, forKey: Name(stringValue: Self.metadataKey))
    }
    for (name, entry) in entries {
      try container.encode(entry, forKey: Name(stringValue: name))
    }
  }
}

extension SafeTensorsHeader.Entry {
  /// Returns where the elements lie, checked against the shape, the neighbours and the file.
  func range(
    of name: String, behind end: Int, within byteCount: Int
  ) throws(SafeTensorsError) -> Range<Int> {
    let (start, stop) = (dataOffsets[0], dataOffsets[1])
    guard 0 <= start, start <= stop, stop <= byteCount else {
      throw .offsetsOutOfRange(tensor: name, offsets: dataOffsets, byteCount: byteCount)
    }
    guard start == end else {
      throw .notContiguous(tensor: name, expectedStart: end, start: start)
    }
    let expected = try expectedByteCount(of: name)
    guard stop - start == expected else {
      throw .wrongByteCount(tensor: name, expected: expected, actual: stop - start)
    }
    return start..<stop
  }

  private func expectedByteCount(of name: String) throws(SafeTensorsError) -> Int {
    var count = try elementType(of: name).byteCount
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if size < 0 || overflow { throw .invalidShape(tensor: name, shape: shape) }
      count = product
    }
    return count
  }

  /// Returns the tensor whose elements' bytes are given.
  func tensor(named name: String, _ bytes: ArraySlice<UInt8>) throws(SafeTensorsError) -> Tensor {
    let scalars = try elementType(of: name).scalars(of: bytes, tensor: name)
    return Tensor(shape: shape, scalars: scalars)
  }

  private func elementType(
    of name: String
  ) throws(SafeTensorsError) -> SafeTensorsElementType {
    guard let type = SafeTensorsElementType(rawValue: dtype) else {
      throw .unsupportedElementType(tensor: name, type: dtype)
    }
    return type
  }
}

/// Compares pairs of offsets and a name, for a stable order.
private func < (left: ([Int], String), right: ([Int], String)) -> Bool {
  left.0 == right.0
    ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
}
