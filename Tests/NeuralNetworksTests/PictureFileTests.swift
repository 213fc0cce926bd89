import Foundation
import NeuralNetworks
import Testing

@Suite struct PictureFileTests {
  /// Returns the path of a file that holds some bytes, for a body that reads it.
  private func reading<Value>(_ bytes: [UInt8], _ body: (String) throws -> Value) throws -> Value {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  /// Two pictures of one row and two columns.
  private static let pictures: [UInt8] =
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2] + [0, 51, 255, 102]

  @Test func readsIDX() throws {
    let images = try reading(Self.pictures) { try PictureFile.images(idx: $0) }
    #expect(images == Tensor(shape: [2, 1, 1, 2], scalars: [0, 0.2, 1, 0.4]))
    let labels = try reading([0, 0, 8, 1, 0, 0, 0, 3, 9, 0, 7]) { try PictureFile.labels(idx: $0) }
    #expect(labels == [9, 0, 7])
    let none = try reading([0, 0, 8, 1, 0, 0, 0, 0]) { try PictureFile.labels(idx: $0) }
    #expect(none == [])
  }

  @Test func refusesEveryShorterAndLongerIDXFile() throws {
    for count in 0..<Self.pictures.count {
      #expect(throws: PictureFileError.self, "\(count) bytes") {
        try reading(Array(Self.pictures.prefix(count))) { try PictureFile.images(idx: $0) }
      }
    }
    #expect(throws: PictureFileError.self) {
      try reading(Self.pictures + [0]) { try PictureFile.images(idx: $0) }
    }
  }

  @Test(
    arguments: [
      ([1, 0, 8, 1, 0, 0, 0, 0], "is no IDX file: it begins with [1, 0, 8, 1]"),
      ([], "is no IDX file: it begins with []"),
      ([0, 0, 13, 1, 0, 0, 0, 0], "elements of type 13; unsigned bytes, type 8, are read"),
      ([0, 0, 8, 3, 0, 0, 0, 0], "has 3 axes, not 1: are pictures and labels mixed up?"),
      ([0, 0, 8, 1, 255, 255, 255, 255, 1], "has 9 bytes; its sizes call for 4294967303"),
      ([0x1F, 0x8B, 8, 0], "is packed with gzip"),
    ] as [([UInt8], String)])
  func saysWhatIsWrong(bytes: [UInt8], message: String) throws {
    let error = #expect(throws: PictureFileError.self) {
      try reading(bytes) { try PictureFile.labels(idx: $0) }
    }
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
  }

  @Test func countsSizesThatNoMachineHas() throws {
    let bytes: [UInt8] = [0, 0, 8, 3] + Array(repeating: 255, count: 12) + [1]
    let error = #expect(throws: PictureFileError.self) {
      try reading(bytes) { try PictureFile.images(idx: $0) }
    }
    #expect(error?.description.contains("its sizes call for too many") == true)
    #expect(throws: PictureFileError.self) { try PictureFile.labels(idx: "/no/such/file") }
  }

  @Test func readsCIFAR10() throws {
    let record = { (label: UInt8) in
      [label] + [255, 51, 0].flatMap { Array(repeating: UInt8($0), count: 1024) }
    }
    let (images, labels) = try reading(record(9) + record(0)) { try PictureFile.cifar10($0) }
    #expect(images.shape == [2, 3, 32, 32] && labels == [9, 0])
    #expect(images.mean(axes: [0, 2, 3]) == Tensor([1, 0.2, 0]))
    for bytes in [[], Array(record(1).dropLast()), record(1) + [2], record(10)] {
      #expect(throws: PictureFileError.self) { try reading(bytes) { try PictureFile.cifar10($0) } }
    }
  }

}
