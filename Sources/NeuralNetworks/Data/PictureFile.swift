import FoundationEssentials

/// Reads collections of labelled pictures from the files in which they are passed around.
///
/// Nothing in a file is believed: its size must be what its own numbers call for, before anything is
/// made of them.
public enum PictureFile {
  /// Returns the pictures of an IDX file, as MNIST and Fashion-MNIST are.
  ///
  /// - Parameter path: The file, unpacked: unsigned bytes with three axes.
  /// - Returns: The pictures, shape `[N, 1, H, W]`, from 0 for black to 1 for white.
  /// - Throws: `PictureFileError` if the file is not of this form.
  /// - SeeAlso: <https://yann.lecun.com/exdb/mnist/>, the form's description.
  public static func images(idx path: String) throws(PictureFileError) -> Tensor {
    let file = try IDXFile(path, rank: 3)
    return Tensor(
      shape: [file.sizes[0], 1, file.sizes[1], file.sizes[2]],
      scalars: file.elements.map { Float($0) / 255 })
  }

  /// Returns the labels of an IDX file.
  ///
  /// - Parameter path: The file, unpacked: unsigned bytes with one axis.
  /// - Returns: One class for each picture.
  /// - Throws: `PictureFileError` if the file is not of this form.
  public static func labels(idx path: String) throws(PictureFileError) -> [Int] {
    try IDXFile(path, rank: 1).elements.map { Int($0) }
  }

  /// Returns the pictures and labels of a file of CIFAR-10's binary form.
  ///
  /// A record is a byte with the class, 0 to 9, then 32·32 bytes of red, of green and of blue.
  ///
  /// - Parameter path: The file, such as `data_batch_1.bin`.
  /// - Returns: The pictures, shape `[N, 3, 32, 32]`, from 0 to 1, and one class for each.
  /// - Throws: `PictureFileError` if the file is not of this form.
  /// - SeeAlso: <https://www.cs.toronto.edu/~kriz/cifar.html>, the form's description.
  public static func cifar10(
    _ path: String
  ) throws(PictureFileError) -> (images: Tensor, labels: [Int]) {
    let bytes = try contents(of: path)
    let pixels = 3 * 32 * 32
    let (count, rest) = bytes.count.quotientAndRemainder(dividingBy: pixels + 1)
    guard rest == 0, count > 0 else {
      throw .partialRecord(path: path, recordBytes: pixels + 1, actual: bytes.count)
    }
    var labels: [Int] = []
    var scalars: [Float] = []
    scalars.reserveCapacity(count * pixels)
    for record in 0..<count {
      let start = record * (pixels + 1)
      labels.append(Int(bytes[start]))
      guard labels[record] < 10 else {
        throw .wrongLabel(path: path, record: record, label: labels[record])
      }
      for byte in bytes[start + 1...start + pixels] { scalars.append(Float(byte) / 255) }
    }
    return (Tensor(shape: [count, 3, 32, 32], scalars: scalars), labels)
  }

  /// Returns the bytes of a file that is not packed.
  fileprivate static func contents(of path: String) throws(PictureFileError) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw .unreadable(path: path, cause: error)
    }
    if bytes.starts(with: [0x1F, 0x8B]) { throw .packed(path: path) }
    return bytes
  }
}

/// An IDX file of unsigned bytes: two zeros, the type's code, the rank, the sizes, the elements.
private struct IDXFile {
  let sizes: [Int]
  let elements: ArraySlice<UInt8>

  init(_ path: String, rank: Int) throws(PictureFileError) {
    let bytes = try PictureFile.contents(of: path)
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else {
      throw .wrongMagic(path: path, bytes: Array(bytes.prefix(4)))
    }
    guard bytes[2] == 8 else { throw .unsupportedElementType(path: path, code: bytes[2]) }
    guard bytes[3] == rank else {
      throw .wrongRank(path: path, expected: rank, actual: Int(bytes[3]))
    }
    let start = 4 + 4 * rank
    guard bytes.count >= start else {
      throw .wrongSize(path: path, expected: start, actual: bytes.count)
    }
    sizes = (0..<rank).map { axis in
      bytes[4 + 4 * axis..<8 + 4 * axis].reduce(0) { $0 << 8 | Int($1) }
    }
    var expected = 1
    for size in sizes {
      let (product, overflows) = expected.multipliedReportingOverflow(by: size)
      if overflows { throw .wrongSize(path: path, expected: nil, actual: bytes.count) }
      expected = product
    }
    elements = bytes[start...]
    guard elements.count == expected else {
      let (all, overflows) = expected.addingReportingOverflow(start)
      throw .wrongSize(path: path, expected: overflows ? nil : all, actual: bytes.count)
    }
  }
}
