/// The types of elements that a `.safetensors` file may hold, under the format's own names.
///
/// All are read as `Float`. Half-precision numbers, truth values and whole numbers come out exactly, or
/// the file is refused; a double-precision number is rounded to the nearest `Float`.
enum SafeTensorsElementType: String, CaseIterable {
  case float64 = "F64"
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case int64 = "I64"
  case int32 = "I32"
  case int16 = "I16"
  case int8 = "I8"
  case uint64 = "U64"
  case uint32 = "U32"
  case uint16 = "U16"
  case uint8 = "U8"
  case bool = "BOOL"

  /// The bytes of one element.
  var byteCount: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .bfloat16, .int16, .uint16: 2
    case .int8, .uint8, .bool: 1
    }
  }

  /// Returns the numbers that bytes spell.
  ///
  /// - Parameters:
  ///   - bytes: The elements, lowest byte first.
  ///   - name: The tensor's name, for the error.
  /// - Returns: One number for each element.
  /// - Throws: `SafeTensorsError.inexactInteger` if a whole number is no `Float`.
  func scalars(
    of bytes: ArraySlice<UInt8>, tensor name: String
  ) throws(SafeTensorsError) -> [Float] {
    switch self {
    case .float64: integers(bytes, UInt64.self).map { Float(Double(bitPattern: $0)) }
    case .float32: integers(bytes, UInt32.self).map { Float(bitPattern: $0) }
    case .float16: integers(bytes, UInt16.self).map { Float(Float16(bitPattern: $0)) }
    case .bfloat16: integers(bytes, UInt16.self).map { Float(bitPattern: UInt32($0) << 16) }
    case .int64: try exact(integers(bytes, Int64.self), name)
    case .int32: try exact(integers(bytes, Int32.self), name)
    case .int16: try exact(integers(bytes, Int16.self), name)
    case .int8: try exact(integers(bytes, Int8.self), name)
    case .uint64: try exact(integers(bytes, UInt64.self), name)
    case .uint32: try exact(integers(bytes, UInt32.self), name)
    case .uint16: try exact(integers(bytes, UInt16.self), name)
    case .uint8: try exact(integers(bytes, UInt8.self), name)
    case .bool: bytes.map { $0 == 0 ? 0 : 1 }
    }
  }

  private func exact(
    _ integers: [some FixedWidthInteger], _ name: String
  ) throws(SafeTensorsError) -> [Float] {
    var scalars: [Float] = []
    scalars.reserveCapacity(integers.count)
    for integer in integers {
      guard let scalar = Float(exactly: integer) else {
        throw .inexactInteger(tensor: name, value: "\(integer)")
      }
      scalars.append(scalar)
    }
    return scalars
  }
}

/// Returns the integers that bytes spell, lowest byte first.
private func integers<Integer: FixedWidthInteger>(
  _ bytes: ArraySlice<UInt8>, _ type: Integer.Type
) -> [Integer] {
  bytes.withUnsafeBytes { buffer in
    stride(from: 0, to: buffer.count, by: MemoryLayout<Integer>.size).map {
      Integer(littleEndian: buffer.loadUnaligned(fromByteOffset: $0, as: Integer.self))
    }
  }
}
