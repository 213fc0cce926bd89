import FoundationEssentials
import NeuralNetworks
import Testing

@Suite struct SafeTensorsTests {
  private let example = SafeTensors(
    ["b": Tensor([[1.5, -2], [3e38, 0]]), "a": Tensor(7), "empty": Tensor(zeros: [0, 3])],
    metadata: ["made by": "a test"])

  @Test func readsWhatItWrote() throws {
    #expect(try SafeTensors(decoding: example.encoded()) == example)
  }

  @Test func writesTheHeaderFirstAndPadsItToEightBytes() throws {
    let bytes = try SafeTensors(["x": [1, 2]]).encoded()
    let header = #"{"x":{"data_offsets":[0,8],"dtype":"F32","shape":[2]}}"#
    let padding = String(repeating: " ", count: 56 - header.utf8.count)
    #expect(bytes.prefix(8) == [56, 0, 0, 0, 0, 0, 0, 0])
    #expect(String(decoding: bytes[8..<64], as: UTF8.self) == header + padding)
    #expect(bytes[64...] == [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40])
  }

  @Test func readsWhatPyTorchWrote() throws {
    let file = try SafeTensors(contentsOfFile: RecordedValues.path(of: "generator"))
    #expect(file.metadata["format"] == "pt")
    #expect(file.tensors["main.0.weight"]?.shape == [4, 16, 4, 4])
    // A count that PyTorch keeps as a 64-bit integer.
    #expect(file.tensors["main.1.num_batches_tracked"] == Tensor(1))
  }

  @Test func replacesFilesAsAWhole() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "SafeTensorsTests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "state.safetensors").path
    try SafeTensors(["old": [1]]).write(toFile: path)
    try example.write(toFile: path)
    #expect(try SafeTensors(contentsOfFile: path) == example)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
  }

  @Test func saysWhichFileCannotBeReadOrWritten() {
    expectError("cannot read '/nowhere/x'") { try SafeTensors(contentsOfFile: "/nowhere/x") }
    expectError("cannot write '/nowhere/x'") { try example.write(toFile: "/nowhere/x") }
  }

  @Test(arguments: [
    (#"{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, 4, "offsets [0, 8]; there are 4"),
    (#"{"x":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}"#, 8, "offsets [-8, 0]"),
    (#"{"x":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#, 8, "offsets [8, 0]"),
    (
      #"{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#, 8,
      "8 bytes, but its shape takes 12"
    ),
    (#"{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, 9, "1 bytes at the end"),
    (
      #"{"x":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,8]}}"#, 8,
      "elements of type 'F8_E4M3'"
    ),
    (#"{"x":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}"#, 8, "cannot have shape"),
    (
      #"{"x":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}"#, 8,
      "cannot have shape"
    ),
    (
      #"{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
        + #""y":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}"#, 6, "begins at byte 2"
    ),
    (#"{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, 8, "begins at byte 4"),
    (#"{"x":{"dtype":"F32","shape":[1],"data_offsets":[0]}}"#, 4, "1 offsets, not 2"),
    (#"{"x":{"dtype":"F32","data_offsets":[0,4]}}"#, 4, "the header is malformed"),
    (#"{"x":{"dtype":"F32","shape":[1e99],"data_offsets":[0,4]}}"#, 4, "the header is malformed"),
    (#"["x"]"#, 0, "does not begin with '{'"),
    (#"{"x": "#, 0, "the header is malformed"),
    ("", 0, "does not begin with '{'"),
  ])
  func refusesHeaders(_ header: String, byteCount: Int, message: String) {
    let size = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { [UInt8]($0) }
    let bytes = size + Array(header.utf8) + [UInt8](repeating: 0, count: byteCount)
    expectError(message) { try SafeTensors(decoding: bytes) }
  }

  @Test func refusesEachBeginningOfAFile() throws {
    let bytes = try example.encoded()
    for count in bytes.indices {
      #expect(throws: SafeTensorsError.self) {
        try SafeTensors(decoding: Array(bytes.prefix(count)))
      }
    }
  }

  @Test func refusesHeadersLargerThanAllowed() {
    let size = [UInt8](repeating: 0xFF, count: 8)
    expectError("at most 100000000 are allowed") { try SafeTensors(decoding: size) }
  }

  @Test func survivesAnyChangedByte() throws {
    let bytes = try example.encoded()
    for place in bytes.indices {
      for change in [0x01, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[place] ^= change
        // Whether or not it can still be read, reading ends.
        _ = try? SafeTensors(decoding: damaged)
      }
    }
  }

  @Test(
    arguments: [
      ("F16", [0x00, 0x3C, 0x01, 0x00], [1, 5.9604645e-08]),
      ("BF16", [0x80, 0x3F, 0x49, 0xC0], [1, -3.140625]),
      ("F64", [0, 0, 0, 0, 0, 0, 0xF8, 0x3F], [1.5]), ("I32", [0xFE, 0xFF, 0xFF, 0xFF], [-2]),
      ("U32", [0, 0, 0, 0x80], [2_147_483_648]), ("I16", [0xFF, 0xFF, 2, 1], [-1, 258]),
      ("U16", [0xFF, 0xFF], [65_535]), ("I8", [0x80, 3], [-128, 3]), ("U8", [0x80, 3], [128, 3]),
      ("U64", [5, 0, 0, 0, 0, 0, 0, 0], [5]), ("BOOL", [0, 1, 1], [0, 1, 1]),
    ] as [(String, [UInt8], [Float])])
  func readsOtherElementTypes(type: String, bytes: [UInt8], scalars: [Float]) throws {
    let shape = "[\(scalars.count)]"
    let header = #"{"x":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":[0,\#(bytes.count)]}}"#
    let size = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { [UInt8]($0) }
    let file = try SafeTensors(decoding: size + Array(header.utf8) + bytes)
    #expect(file.tensors["x"]?.scalars == scalars)
  }

  @Test func refusesTheNameOfTheMetadata() {
    expectError("no tensor may be called '__metadata__'") {
      try SafeTensors(["__metadata__": [1, 2]]).encoded()
    }
  }

  @Test func refusesIntegersThatNoFloatHolds() {
    let header = #"{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}"#
    let size = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { [UInt8]($0) }
    let value = withUnsafeBytes(of: Int64(16_777_217).littleEndian) { [UInt8]($0) }
    expectError("'x' holds 16777217") {
      try SafeTensors(decoding: size + Array(header.utf8) + value)
    }
  }

  private func expectError(
    _ message: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> some Any
  ) {
    let error = #expect(throws: SafeTensorsError.self, sourceLocation: sourceLocation) {
      _ = try body()
    }
    let description = error.map { "\($0)" } ?? ""
    #expect(
      description.contains(message), "got: \(description)", sourceLocation: sourceLocation)
  }
}
