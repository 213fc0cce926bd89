import Foundation

/// Values as JSON with sorted keys, so that the same grades give the same bytes.
enum JSONText {
  static func line(_ value: some Encodable) -> String { text(value, []) }

  /// Several lines, with names such as `max_score`.
  static func page(_ value: some Encodable) -> String {
    text(value, .prettyPrinted, names: .convertToSnakeCase) + "\n"
  }

  private static func text(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting,
    names: JSONEncoder.KeyEncodingStrategy = .useDefaultKeys
  ) -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = names
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    // Nothing here can fail to encode: strings, numbers, lists of them.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
