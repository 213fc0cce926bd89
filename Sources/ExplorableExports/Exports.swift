import Drawing
import Explorables

// What a page's script calls. A call takes bytes that the script has put into memory from
// `course_take`, and gives bytes that it hands back with `course_release` once it has read them.

/// Returns memory for bytes that the caller writes.
@c(course_take)
public func take(_ count: Int32) -> UnsafeMutablePointer<UInt8> {
  .allocate(capacity: max(Int(count), 1))
}

/// Gives back the memory of an answer or of a text.
@c(course_release)
public func release(_ memory: UnsafeMutablePointer<UInt8>) {
  memory.deallocate()
}

/// Returns a figure in the state that a text describes.
///
/// - Parameters:
///   - text: Three lines, which this call gives back: the figure's name, its state, and a change of
///     state. A state or a change that cannot be read is taken as empty.
///   - count: The number of bytes of the text.
/// - Returns: Four bytes with the length of what follows, the lowest first: the state and the words
///   of the figure, each ended by a newline, and its markup. Nothing follows for an unknown name.
@c(course_show)
public func show(
  _ text: UnsafeMutablePointer<UInt8>, _ count: Int32
) -> UnsafeMutablePointer<UInt8> {
  var lines: [[UInt8]] = [[]]
  for index in 0..<Int(count) {
    if text[index] == UInt8(ascii: "\n") {
      lines.append([])
    } else {
      lines[lines.count - 1].append(text[index])
    }
  }
  release(text)
  return packed(lines.count == 3 ? shown(lines[0], lines[1], lines[2]) : [])
}

private func shown(_ name: [UInt8], _ state: [UInt8], _ change: [UInt8]) -> [UInt8] {
  guard let kind = FigureKind.allCases.first(where: { $0.name.bytes == name }) else { return [] }
  let figure = kind.shown(
    Settings(Phrase(bytes: state)) ?? Settings(),
    changedBy: Settings(Phrase(bytes: change)) ?? Settings())
  let lineEnd = [UInt8(ascii: "\n")]
  return figure.spelling.bytes + lineEnd + figure.says.bytes + lineEnd + figure.markup.bytes
}

private func packed(_ bytes: [UInt8]) -> UnsafeMutablePointer<UInt8> {
  let memory = take(Int32(bytes.count + 4))
  for place in 0..<4 { memory[place] = UInt8(truncatingIfNeeded: bytes.count >> (8 * place)) }
  for (index, byte) in bytes.enumerated() { memory[index + 4] = byte }
  return memory
}
