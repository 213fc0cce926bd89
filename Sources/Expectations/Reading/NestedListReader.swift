/// Reads nested brackets into elements and axes.
///
/// The lists are kept on a stack of its own, so that no depth of nesting can exhaust the program's.
struct NestedListReader {
  /// The most axes that a tensor of NumPy can have, which is more than the others allow.
  static let deepest = 64

  /// The text.
  var cursor: TextCursor

  /// The elements in the order of the text.
  private(set) var elements: [ElementToken] = []

  /// What the lists of each depth have in common, outermost first.
  private(set) var axes: [AxisTally] = []

  /// The number of elements before the last `...`.
  private(set) var gapOffset = 0

  /// The number of `...` in the text.
  private(set) var gapCount = 0

  /// Whether commas separate the items, as soon as two items are separated.
  private(set) var hasCommas: Bool?

  /// The lists that are not closed yet, outermost first.
  private var open: [OpenList] = []

  /// The number of lists around an element, as soon as there is one.
  private var elementDepth: Int?

  init(cursor: TextCursor) {
    self.cursor = cursor
  }

  /// Reads one list with everything in it.
  mutating func readList() throws(ExpectationSyntaxError) {
    repeat {
      cursor.skipBlanks()
      switch cursor.next {
      case UInt8(ascii: "["), UInt8(ascii: "("): try openList()
      case UInt8(ascii: "]"), UInt8(ascii: ")"): try closeList()
      case UInt8(ascii: ","): try readComma()
      case nil:
        let start = open.last?.start ?? cursor.offset
        let bracket = cursor.text(start..<min(start + 1, cursor.bytes.count))
        throw cursor.failure(.unclosedBracket(bracket), at: start..<(start + 1))
      default:
        if cursor.isAt("...") { try readGap() } else { try readElement() }
      }
    } while !open.isEmpty
  }

  private mutating func openList() throws(ExpectationSyntaxError) {
    let bytes = cursor.offset..<(cursor.offset + 1)
    if !open.isEmpty { try beginItem(at: bytes) }
    guard open.count < Self.deepest else {
      throw cursor.failure(.tooDeep(limit: Self.deepest), at: bytes)
    }
    if let elementDepth, open.count >= elementDepth {
      throw cursor.failure(.unevenDepth, at: bytes)
    }
    open.append(OpenList(start: cursor.offset, isRound: cursor.next == UInt8(ascii: "(")))
    if axes.count < open.count { axes.append(AxisTally()) }
    cursor.offset += 1
  }

  private mutating func closeList() throws(ExpectationSyntaxError) {
    let list = open.removeLast()
    let bytes = cursor.offset..<(cursor.offset + 1)
    let closing = list.isRound ? ")" : "]"
    guard cursor.isAt(closing) else {
      let (opened, closed) = (list.isRound ? "(" : "[", cursor.text(bytes))
      throw cursor.failure(.crossedBrackets(opened: opened, closed: closed), at: bytes)
    }
    cursor.offset += 1
    if let expected = axes[open.count].add(list) {
      let cause = ExpectationSyntaxError.Cause.raggedList(expected: expected, got: list.count)
      throw cursor.failure(cause, at: list.start..<cursor.offset)
    }
    if !open.isEmpty && list.isIncomplete { open[open.count - 1].hasGapWithin = true }
  }

  private mutating func readComma() throws(ExpectationSyntaxError) {
    guard !open[open.count - 1].endsWithComma, open[open.count - 1].hasItems else {
      throw cursor.unexpected("a number")
    }
    open[open.count - 1].endsWithComma = true
    cursor.offset += 1
  }

  private mutating func readGap() throws(ExpectationSyntaxError) {
    let bytes = cursor.offset..<(cursor.offset + 3)
    guard open[open.count - 1].gap == nil else {
      throw cursor.failure(.scatteredEllipses, at: bytes)
    }
    open[open.count - 1].gap = open[open.count - 1].count
    open[open.count - 1].endsWithGap = true
    open[open.count - 1].endsWithComma = false
    gapOffset = elements.count
    gapCount += 1
    cursor.offset += 3
  }

  private mutating func readElement() throws(ExpectationSyntaxError) {
    let start = cursor.offset
    let element = try cursor.takeElement()
    try beginItem(at: start..<cursor.offset)
    guard open.count == elementDepth ?? axes.count else {
      throw cursor.failure(.unevenDepth, at: element.bytes)
    }
    elementDepth = open.count
    elements.append(element)
  }

  /// Counts an item of the innermost list and checks what separates it from the one before.
  private mutating func beginItem(at bytes: Range<Int>) throws(ExpectationSyntaxError) {
    var list = open.removeLast()
    // Around `...` the frameworks write commas or none.
    if list.count > 0 && !list.endsWithGap {
      guard hasCommas ?? list.endsWithComma == list.endsWithComma else {
        throw cursor.failure(.mixedSeparators, at: bytes)
      }
      hasCommas = list.endsWithComma
    }
    list.count += 1
    list.endsWithComma = false
    list.endsWithGap = false
    open.append(list)
  }
}

/// A list that is not closed yet.
struct OpenList {
  /// Where its bracket stands.
  var start: Int

  /// Whether it is a tuple.
  var isRound: Bool

  /// The number of items so far, `...` left out.
  var count = 0

  /// The number of items before `...`.
  var gap: Int?

  /// Whether a list in this one has a `...`.
  var hasGapWithin = false

  /// Whether the last thing read is a comma.
  var endsWithComma = false

  /// Whether the last item is `...`.
  var endsWithGap = false

  /// Whether something is left out of the list.
  var isIncomplete: Bool { gap != nil || hasGapWithin }

  /// Whether something is written in the list.
  var hasItems: Bool { count > 0 || gap != nil }
}

/// What the lists of one depth have in common.
struct AxisTally {
  /// The number of items of the lists that are printed whole.
  var whole: Int?

  /// The number of items of the lists in which some list is not printed whole.
  var outer: Int?

  /// The number of items before and behind `...` in the lists that have it.
  var ends: PrintedTensor.PrintedAxis?

  /// Whether some lists of the depth have other items printed than others.
  var isUneven = false

  /// Counts a list, and returns the length it should have if it has another.
  mutating func add(_ list: OpenList) -> Int? {
    if let gap = list.gap {
      let axis = PrintedTensor.PrintedAxis(leading: gap, trailing: list.count - gap)
      isUneven = isUneven || axis != ends ?? axis
      ends = axis
    } else if list.hasGapWithin {
      isUneven = isUneven || list.count != outer ?? list.count
      outer = list.count
    } else {
      if let whole, whole != list.count { return whole }
      whole = list.count
    }
    return nil
  }

  /// The axis, or `nil` if its lists do not agree.
  var axis: PrintedTensor.PrintedAxis? {
    guard !isUneven else { return nil }
    if let ends { return whole == nil && outer == nil ? ends : nil }
    guard let count = outer ?? whole, count == whole ?? count else { return nil }
    return PrintedTensor.PrintedAxis(leading: count, trailing: nil)
  }
}
