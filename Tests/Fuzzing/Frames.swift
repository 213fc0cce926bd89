// Bytes that a hostile program may send instead of an answer. Built by `.ci/fuzz` with ExerciseValues.

private let types = ["Tensor", "Int", "[Int]", "[[Float]]", "Choice", "String", "[Tensor]", "Bool"]
  .compactMap { ExerciseValueType($0) }

/// Reads a head and a value, as the grader does, and writes back what was read.
@_cdecl("LLVMFuzzerTestOneInput")
public func readFrame(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first else { return 0 }
  _ = ExerciseFrame.head(Array(bytes.prefix(ExerciseFrame.headSize)))
  let content = Array(bytes.dropFirst())
  let type = types[Int(first) % types.count]
  let limit = ExerciseValueLimit(of: type)
  guard content.count <= limit.bytes else { return 0 }
  _ = ExerciseValue(bytes: content, as: type, items: limit.items)
  guard let value = ExerciseValue(bytes: content) else { return 0 }
  precondition(value.bytes == content, "a value is written as it was read")
  precondition(Finding(value: value).map { (0...1).contains($0.share) } ?? true)
  _ = (value.isReadable, [value].readingSize)
  return 0
}
