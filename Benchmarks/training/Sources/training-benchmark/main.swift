import ConvolutionKernels
import Foundation
import NeuralNetworks

// A persistent process that the driver asks for one thing a line, and that answers with one line:
//     losses STEPS          the losses of the first steps from the recorded weights
//     train SECONDS         the times of as many training steps as fit
//     generate N SECONDS    the times of as many forward passes of the whole generator as fit
// Times are in nanoseconds. The arguments are the file of weights and batches, and the threads.

/// Answers one request.
@MainActor
func answer(_ request: [Substring]) throws -> [Double] {
  switch request.first {
  case "losses":
    let training = try Training(recorded)
    let count = Int(request.last ?? "") ?? 1
    return (0..<count).flatMap { _ in training.step().map(Double.init) }
  case "train":
    let training = try prepared ?? Training(recorded)
    prepared = training
    return times(for: Double(request.last ?? "") ?? 1) { _ = training.step() }
  case "generate" where request.count == 3:
    let whole = try WholeGenerator(recorded, batchSize: Int(request[1]) ?? 1)
    return times(for: Double(request[2]) ?? 1) { whole.run() }
  default:
    throw UnknownRequest(words: request.joined(separator: " "))
  }
}

struct UnknownRequest: Error {
  let words: String
}

let recorded = try SafeTensors(contentsOfFile: CommandLine.arguments[1]).tensors
ComputeThreads.limit = Int(CommandLine.arguments[2]) ?? 1
var prepared: Training?
while let line = readLine() {
  let numbers = try answer(line.split(separator: " "))
  print(numbers.map { "\($0)" }.joined(separator: " "))
  // The driver waits for each answer, and a pipe is not flushed by a line's end.
  fflush(nil)
}
