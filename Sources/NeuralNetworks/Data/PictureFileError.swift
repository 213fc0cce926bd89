/// Why a file of pictures or labels cannot be read.
public enum PictureFileError: Error {
  /// The system could not read the file.
  case unreadable(path: String, cause: any Error)

  /// The file is packed, and these readers take it unpacked.
  case packed(path: String)

  /// The file does not begin as an IDX file does.
  case wrongMagic(path: String, bytes: [UInt8])

  /// The numbers are not unsigned bytes, whose code in an IDX file is 8.
  case unsupportedElementType(path: String, code: UInt8)

  /// The file has another number of axes than what is read from it.
  case wrongRank(path: String, expected: Int, actual: Int)

  /// The file has fewer or more bytes than its own sizes call for; `nil` for more than can be counted.
  case wrongSize(path: String, expected: Int?, actual: Int)

  /// The file is not made of whole records.
  case partialRecord(path: String, recordBytes: Int, actual: Int)

  /// A record's label is no class of the collection.
  case wrongLabel(path: String, record: Int, label: Int)
}

extension PictureFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let cause): "cannot read '\(path)': \(cause)"
    case .packed(let path):
      "'\(path)' is packed with gzip; unpack it, or let a snippet's 'data=' hand it over unpacked"
    case .wrongMagic(let path, let bytes):
      "'\(path)' is no IDX file: it begins with \(bytes), not with two zeros, a type and a rank"
    case .unsupportedElementType(let path, let code):
      "'\(path)' has elements of type \(code); unsigned bytes, type 8, are read"
    case .wrongRank(let path, let expected, let actual):
      "'\(path)' has \(actual) axes, not \(expected): are pictures and labels mixed up?"
    case .wrongSize(let path, let expected, let actual):
      "'\(path)' has \(actual) bytes; its sizes call for \(expected.map(String.init) ?? "too many")"
    case .partialRecord(let path, let recordBytes, let actual):
      "'\(path)' has \(actual) bytes, which is no multiple of a record's \(recordBytes)"
    case .wrongLabel(let path, let record, let label):
      "record \(record) of '\(path)' has the label \(label); there are classes 0 to 9"
    }
  }
}
