extension String {
  /// The text for showing, whatever a student put into it: one short line without control characters,
  /// and without those that turn the direction of writing.
  var harmless: String {
    var shown = ""
    for scalar in unicodeScalars.prefix(200) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown.unicodeScalars.count < unicodeScalars.count && unicodeScalars.count > 200
      ? shown + "…" : shown
  }

  /// Returns the text of bytes, those that are no UTF-8 replaced.
  init(shown bytes: some Sequence<UInt8>) {
    self = String(decoding: Array(bytes), as: UTF8.self).harmless
  }
}
