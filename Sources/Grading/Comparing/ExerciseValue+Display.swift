import ExerciseValues
import Expectations

extension ExerciseValue {
  /// The most lines of a value that are shown as they are.
  private static let mostLines = 10

  /// The value for a person, with nothing in it that a terminal would obey.
  ///
  /// A value of more than ten lines is cut to its shape, its smallest and largest number, and its
  /// first rows.
  public var displayText: String {
    let text = wholeText
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > Self.mostLines else { return text }
    if case .list(let items) = self {
      return
        ([outline] + items.prefix(5).map { "  " + $0.outline }
        + (items.count > 5 ? ["  and \(items.count - 5) more"] : [])).joined(separator: "\n")
    }
    let rows = lines.filter { $0.contains { $0 != " " } }.prefix(3)
    return ([outline] + rows.map { String($0) } + ["…"]).joined(separator: "\n")
  }

  /// The value with all its lines.
  private var wholeText: String {
    switch self {
    case .tensor(let shape, let scalars):
      guard let tensor = TensorValue(self), !scalars.isEmpty else {
        return "a tensor of shape \(shape)"
      }
      return tensor.formatted(as: .torch, summarizingAbove: 60)
    case .integer(let number): return "\(number)"
    case .real(let number): return "\(Float(number.unsignedNaN))"
    case .truth(let isTrue): return "\(isTrue)"
    case .text(let text):
      let shown = text.unicodeScalars.prefix(200).map { scalar -> Unicode.Scalar in
        let isFormat = [.control, .format].contains(scalar.properties.generalCategory)
        return isFormat ? "\u{FFFD}" : scalar
      }
      return "\"\(String(String.UnicodeScalarView(shown)))\""
    case .list(let items):
      let shown = items.prefix(20).map(\.wholeText)
      return "[\(shown.joined(separator: ", "))\(items.count > 20 ? ", …" : "")]"
    }
  }

  /// What kind of value it is, and between which numbers, on one line.
  private var outline: String {
    switch self {
    case .tensor(let shape, let scalars):
      guard let least = scalars.filter({ !$0.isNaN }).min(),
        let most = scalars.filter({ !$0.isNaN }).max()
      else { return "a tensor of shape \(shape)\(scalars.isEmpty ? "" : ", all NaN")" }
      let others = scalars.count(where: \.isNaN)
      return "a tensor of shape \(shape), from \(least.displayText) to \(most.displayText)"
        + (others > 0 ? ", \(others) of \(scalars.count) NaN" : "")
    case .list(let items): return "a list of \(items.count)"
    case .integer, .real, .truth, .text: return wholeText
    }
  }
}

extension Double {
  /// The number; of NaN the one without a sign, which would be shown as `-nan`.
  var unsignedNaN: Double { isNaN ? .nan : self }
}

extension Float {
  /// The number without a fraction where it is whole.
  fileprivate var displayText: String {
    self == rounded() && magnitude < 1e7 ? "\(Int(self))" : "\(self)"
  }
}
