/// A style of letters that carries meaning: MathML Core has no attribute for it, Unicode has
/// characters.
enum MathAlphabet: String {
  case bold = "mathbf"
  case boldItalic = "boldsymbol"
  case blackboard = "mathbb"
  case calligraphic = "mathcal"
  case sansSerif = "mathsf"
  case monospaced = "mathtt"

  /// Returns a letter or digit in this style; others as they are.
  func styled(_ scalar: Unicode.Scalar) -> String {
    if let exception = exceptions[scalar] { return String(exception) }
    let starts = starts
    let styled: Unicode.Scalar? =
      switch scalar {
      case "A"..."Z": Unicode.Scalar(starts.capitals + scalar.value - 0x41)
      case "a"..."z": Unicode.Scalar(starts.capitals + 26 + scalar.value - 0x61)
      case "0"..."9": starts.digits.flatMap { Unicode.Scalar($0 + scalar.value - 0x30) }
      case "α"..."ω": starts.greek.flatMap { Unicode.Scalar($0 + scalar.value - 0x3B1) }
      default: nil
      }
    return String(styled ?? scalar)
  }

  /// The first code points of the style in the block *Mathematical Alphanumeric Symbols*.
  private var starts: (capitals: UInt32, digits: UInt32?, greek: UInt32?) {
    switch self {
    case .bold: (0x1D400, 0x1D7CE, 0x1D6C2)
    case .boldItalic: (0x1D468, nil, 0x1D736)
    case .blackboard: (0x1D538, 0x1D7D8, nil)
    case .calligraphic: (0x1D49C, nil, nil)
    case .sansSerif: (0x1D5A0, 0x1D7E2, nil)
    case .monospaced: (0x1D670, 0x1D7F6, nil)
    }
  }

  /// The letters that Unicode had before the block, which has holes in their places.
  private var exceptions: [Unicode.Scalar: Unicode.Scalar] {
    switch self {
    case .blackboard:
      ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .calligraphic:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
        "e": "ℯ", "g": "ℊ", "o": "ℴ",
      ]
    default: [:]
    }
  }
}
