import Glibc
internal import SnippetSupport
public import Tensors

/// Returns what a slow computation gave when its record was made.
///
/// A snippet with `.slow` and `record=NAME` calls it once. The book keeps the values in
/// `chapters/records/NAME.tsv`, and a check reads them instead of computing for minutes. `course check
/// --slow` computes them again and compares; `course accept --slow` writes them.
///
/// - Parameters:
///   - name: The name of the record, as in the snippet's braces.
///   - band: How far what is computed elsewhere may be from the record: the sum of a tensor's
///     differences, as a part of the sum of its values, both without their signs.
///   - pictures: The names of what is only looked at, such as samples of a network, and not compared.
///   - compute: Computes the values.
/// - Returns: The values by name; from a record, they are rounded as it is.
public func recorded(
  _ name: String, within band: Double, except pictures: Set<String> = [],
  _ compute: () throws -> [String: Tensor]
) rethrows -> [String: Tensor] {
  let kept = RecordFile.values(in: "\(name).tsv")
  if let kept, getenv("COURSE_RECORDS") == nil { return kept }
  let values = try compute()
  for (key, tensor) in values.sorted(by: { $0.key < $1.key }) {
    let band = pictures.contains(key) ? .infinity : band
    ValueChannel.record(
      shape: tensor.shape, scalars: tensor.scalars, called: key, in: name, band: band)
  }
  // What the chapter says of the values is said of the record; the runner compares the two.
  return kept ?? values
}

/// A record as the runner hands it over: a line for each tensor, with its name, shape and scalars.
private enum RecordFile {
  static func values(in path: String) -> [String: Tensor]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var values: [String: Tensor] = [:]
    while let line = nextLine(of: file) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard !line.hasPrefix("#"), fields.count == 3 else { continue }
      let shape = fields[1] == "-" ? [] : fields[1].split(separator: "x").compactMap { Int($0) }
      let scalars = fields[2].split(separator: " ").compactMap { Float($0) }
      guard scalars.count == shape.reduce(1, *) else { continue }
      values[String(fields[0])] = Tensor(shape: shape, scalars: scalars)
    }
    return values
  }

  private static func nextLine(of file: UnsafeMutablePointer<FILE>) -> String? {
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    let count = getline(&line, &capacity, file)
    defer { free(line) }
    guard count > 0, let line else { return nil }
    let bytes = UnsafeBufferPointer(start: line, count: count).map { UInt8(bitPattern: $0) }
    return String(
      decoding: bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }
}
