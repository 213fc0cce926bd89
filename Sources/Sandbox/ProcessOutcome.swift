import CSandbox
import Glibc

/// Turns what the kernel says of a process that has ended into a result.
///
/// Nothing here is the program's to choose: not by its exit status, and where a supervisor reports,
/// not by what it prints.
struct ProcessOutcome {
  private let ending: course_ending
  private let report: course_report?
  private let isInTime: Bool
  private let isWrapped: Bool
  private let limits: ProcessLimits
  private let seconds: Double
  private let streams: [[UInt8]]

  /// - Parameters:
  ///   - ending: How the guard ended.
  ///   - report: How the program ended, where a supervisor says.
  ///   - isInTime: Whether it ended by itself.
  ///   - isWrapped: Whether bubblewrap ran it, which adds 128 to a signal's number and exits with that.
  ///   - limits: What it was allowed.
  ///   - seconds: The time from start to end.
  ///   - streams: What it wrote to 1, 2 and 3.
  init(
    _ ending: course_ending, report: course_report?, isInTime: Bool, isWrapped: Bool = false,
    limits: ProcessLimits, seconds: Double, streams: [[UInt8]]
  ) {
    self.ending = ending
    self.report = report
    self.isInTime = isInTime
    self.isWrapped = isWrapped
    self.limits = limits
    self.seconds = seconds
    self.streams = streams
  }

  /// The result.
  var result: ProcessResult {
    ProcessResult(
      ending: verdict, standardOutput: streams[0], standardError: streams[1], values: streams[2],
      seconds: seconds, processorSeconds: processorSeconds,
      peakMemoryBytes: Int(report?.peak_memory_bytes ?? ending.peak_memory_bytes))
  }

  private var processorSeconds: Double { report?.cpu_seconds ?? ending.cpu_seconds }

  private var signal: Int32 {
    if let report { return report.signal }
    return isWrapped && ending.status > 128 ? ending.status - 128 : ending.signal
  }

  private var status: Int32 { report?.status ?? ending.status }

  private var verdict: ProcessResult.Ending {
    // A supervisor that could report saw the program end, however long the rest took.
    if !isInTime && report == nil { return .exceeded(.wallTime) }
    // The kernel stops a process by its ticks, which are coarser than what it tells afterwards.
    let isSpent = processorSeconds >= 0.5 * Double(limits.processorSeconds)
    if signal == SIGXCPU || signal == SIGKILL, isSpent { return .exceeded(.processorTime) }
    if streams.contains(where: { $0.count >= limits.outputBytes }) { return .exceeded(.output) }
    if report == nil && signal == SIGXFSZ { return .exceeded(.output) }
    if signal == 0 { return .exited(Int(status)) }
    return isOutOfMemory ? .exceeded(.memory) : .signalled(Int(signal))
  }

  /// Whether an allocation failed before a signal ended the process.
  ///
  /// The limit on the address space makes allocations fail, and the kernel does not say that it did.
  /// Without a supervisor, which knows, the last words of Swift or C++ tell.
  private var isOutOfMemory: Bool {
    if let report { return report.is_exhausted != 0 }
    let words = String(decoding: streams[1], as: UTF8.self)
    return ["failed to allocate", "std::bad_alloc", "LLVM ERROR: out of memory"]
      .contains { words.contains($0) }
  }
}

extension MemoryFile {
  /// What a supervisor wrote; `nil` if it was killed before it could.
  var report: course_report? {
    let bytes = contents()
    guard bytes.count == MemoryLayout<course_report>.size else { return nil }
    let report = bytes.withUnsafeBytes { $0.loadUnaligned(as: course_report.self) }
    return report.is_complete == 1 ? report : nil
  }
}
