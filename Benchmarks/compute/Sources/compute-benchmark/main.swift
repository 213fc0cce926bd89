import ConvolutionKernels
import Glibc

// A persistent process that the driver asks for one measurement a line:
//     operation batch features channels height width kernel stride padding outputPadding threads seconds
// and that answers with the least and the median time of a call, in nanoseconds; the operation
// `error` answers with the error of a transposed convolution instead.

/// The last case that was asked for: the next rounds ask for it again.
var prepared: (request: [Substring], call: () -> Void)?

/// Measures one operation and returns a line of two times.
@MainActor
func answer(_ request: [Substring]) throws -> String {
  guard request.count == 12, let sizes = Sizes(request[1...9]) else {
    throw Unknown(operation: request.joined(separator: " "))
  }
  ComputeThreads.limit = Int(request[10]) ?? 1
  if request[0] == "error" { return "\(relativeError(try sizes.convolution()))" }
  let question = Array(request[...10])
  if prepared?.request != question {
    prepared = nil
    prepared = (question, try call(request[0], sizes))
  }
  let time = measure(for: Double(request[11]) ?? 0.1) { prepared?.call() }
  return "\(time.least) \(time.median)"
}

while let line = readLine() {
  do {
    print(try answer(line.split(separator: " ")))
  } catch {
    print("error \(error)")
  }
  // The driver waits for each answer, and a pipe is not flushed by a line's end.
  fflush(nil)
}
