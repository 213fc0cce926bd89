/// What a program printed and recorded, taken apart by the lines of its values channel.
///
/// Snippets can write to the channel too. So each line must be one that the program itself would
/// write at its place: parts end in their order, offsets do not shrink, and a value belongs to the
/// part that runs.
struct ChannelReading {
  /// What each part that ended had printed, by the part's number.
  private(set) var outputs: [Int: String] = [:]

  /// The values that each part recorded.
  private(set) var values: [Int: [RecordedValue]] = [:]

  /// The pictures that each part showed, in SVG.
  private(set) var figures: [Int: [String]] = [:]

  /// The records that were computed, by name.
  private(set) var records: [String: ComputedRecord] = [:]

  /// The part behind which the program ended as it should.
  private(set) var end: Int?

  /// What the traced parts did.
  private(set) var trace: TraceReading

  private let printed: [UInt8]
  private var offset = 0
  private var waitingParts: ArraySlice<Int>
  private var endedPart = 0

  /// Begins with what the program printed and the numbers of its parts in the order of their runs.
  ///
  /// - Parameters:
  ///   - printed: What the program printed.
  ///   - parts: The numbers of its parts, in order.
  ///   - sites: The sites of its traced parts.
  init(printed: [UInt8], parts: [Int], sites: [TracedProgram.Site] = []) {
    self.printed = printed
    trace = TraceReading(sites: sites)
    waitingParts = parts[...]
  }

  /// The part that has begun and not ended.
  var runningPart: Int? { waitingParts.first }

  /// What was printed behind the last part that ended.
  var rest: String { String(decoding: printed[offset...], as: UTF8.self) }

  /// Takes the next line; returns whether it is one that belongs here.
  mutating func take(_ line: ValueLine) -> Bool {
    if end != nil { return false }
    switch line {
    case .mark(let part, let next):
      return takeMark(part, next)
    case .value(let value, let part, let index):
      guard part == runningPart, index == values[part, default: []].count else { return false }
      values[part, default: []].append(value)
    case .trace(let line):
      guard let runningPart else { return false }
      return trace.take(line, in: runningPart)
    case .figure(let svg):
      guard let part = runningPart else { return false }
      figures[part, default: []].append(svg)
    case .record(let name, let band, let key, let tensor):
      guard runningPart != nil else { return false }
      records[name, default: ComputedRecord()].values[key] = tensor
      records[name]?.bands[key] = band
    case .end(let part):
      guard part == endedPart, waitingParts.isEmpty else { return false }
      end = part
    }
    return true
  }

  private mutating func takeMark(_ part: Int, _ next: Int) -> Bool {
    guard offset <= next, next <= printed.count else { return false }
    // The last part is marked once more before the program ends.
    if part == runningPart { waitingParts.removeFirst() } else if part != endedPart { return false }
    outputs[part, default: ""] += String(decoding: printed[offset..<next], as: UTF8.self)
    offset = next
    endedPart = part
    return true
  }
}
