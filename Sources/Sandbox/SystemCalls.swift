import Glibc

/// Returns the system's words for a value of `errno`.
func systemMessage(_ errno: Int32) -> String {
  strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
}

/// The time since some fixed moment, in seconds; unaffected by changes of the clock.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// A thread's work, boxed to pass through C.
private final class ThreadBody: Sendable {
  let work: @Sendable () -> Void

  init(_ work: @escaping @Sendable () -> Void) {
    self.work = work
  }
}

/// Runs blocking work on a thread of its own, so that no thread of the cooperative pool waits.
func startThread(_ work: @escaping @Sendable () -> Void) throws(SandboxError) {
  let body = Unmanaged.passRetained(ThreadBody(work))
  var thread = pthread_t()
  let error = pthread_create(&thread, nil, runBody, body.toOpaque())
  guard error == 0 else {
    body.release()
    throw .systemCall("pthread_create", errno: error)
  }
  pthread_detach(thread)
}

private func runBody(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().work()
  return nil
}

/// Calls `body` with an array of C strings ended by a null pointer.
func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = strings.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  pointers.append(nil)
  return body(pointers)
}

/// Calls `body` with an array of C strings ended by a null pointer, or with no array.
func withOptionalCStrings<Result>(
  _ strings: [String]?, _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
  guard let strings else { return body(nil) }
  return withCStrings(strings) { pointers in
    let count = strings.count + 1
    return pointers.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: count) { body($0) }
  }
}
