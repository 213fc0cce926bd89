import ExerciseValues
@preconcurrency import Glibc

/// The arguments of one call of a student's entry point.
public struct ExerciseArguments {
  private var values: ArraySlice<ExerciseValue>

  init(_ value: ExerciseValue) {
    values = (value.items ?? [])[...]
  }

  /// Returns the next argument.
  public mutating func next<Value: ExerciseExchangeable>() -> Value {
    guard let value = values.popFirst().flatMap({ Value(exerciseValue: $0) }) else {
      fatalError("the exercise's cases do not fit the entry point")
    }
    return value
  }
}

/// The end of a student's program that talks to the grader: reads arguments, writes answers.
///
/// It stands in the student's process and could be tampered with, so nothing is decided here: it
/// knows neither what is expected nor what a case is worth.
public enum ExerciseServer {
  /// The descriptor of answers.
  private static let answers: Int32 = 3

  /// Answers requests until there are no more, then ends the program.
  ///
  /// - Parameter answer: Calls the entry point.
  public static func serve(
    _ answer: (inout ExerciseArguments) throws -> any ExerciseExchangeable
  ) -> Never {
    // What is printed must not wait in a buffer, where a trap would lose it.
    setvbuf(stdout, nil, _IONBF, 0)
    let requests = takeRequests()
    while let request = readFrame(requests) {
      var arguments = ExerciseArguments(request.value)
      // What is printed from here on belongs to this case.
      fputs("\u{1E}case \(request.number)\n", stdout)
      let reply: ExerciseFrame
      do {
        let value = try answer(&arguments).exerciseValue
        reply = ExerciseFrame(number: request.number, value: value)
      } catch {
        reply = ExerciseFrame(number: request.number, status: .thrown, value: .text("\(error)"))
      }
      write(reply.bytes)
    }
    exit(0)
  }

  /// Moves the requests away from standard input, so that `readLine()` does not take them.
  private static func takeRequests() -> Int32 {
    let requests = dup(STDIN_FILENO)
    let null = open("/dev/null", O_RDONLY)
    dup2(null, STDIN_FILENO)
    close(null)
    return requests
  }

  private static func readFrame(_ descriptor: Int32) -> ExerciseFrame? {
    guard let head = read(ExerciseFrame.headSize, from: descriptor),
      let (length, number, status) = ExerciseFrame.head(head),
      let content = read(length, from: descriptor), let value = ExerciseValue(bytes: content)
    else { return nil }
    return ExerciseFrame(number: number, status: status, value: value)
  }

  private static func read(_ count: Int, from descriptor: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + done }, count - done)
      }
      if got <= 0 { return nil }
      done += got
    }
    return bytes
  }

  private static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(answers, $0.baseAddress, $0.count) }
      if count <= 0 { exit(1) }
      rest.removeFirst(count)
    }
  }
}
