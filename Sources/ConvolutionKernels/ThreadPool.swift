import CKernels
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Threads that help a caller with the items of one job.
///
/// The layers of a small network take some ten microseconds each, less than it takes to wake a
/// sleeping thread. So a helper that runs out of work watches for the next job for a while before
/// it sleeps. Items are handed out one at a time: a helper that comes late, or never, delays
/// nothing.
final class ThreadPool: @unchecked Sendable {
  static let shared = ThreadPool()

  static let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// How many times a helper looks for a new job before it sleeps, some 100 microseconds.
  private static let patience = 4000

  /// The job in progress; written only while no helper is inside.
  private var body: (Int) -> Void = { _ in }
  private var itemCount = 0
  private var helperLimit = 0

  private let nextItem = Atomic<Int>(0)
  private let isOpen = Atomic<Bool>(false)
  private let inside = Atomic<Int>(0)
  private let isTaken = Atomic<Bool>(false)
  private let generation = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let newJob = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var helperCount = 0

  private init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(newJob, nil)
  }

  /// Calls the body once for each item, on up to `ComputeThreads.limit` threads, in any order.
  ///
  /// A job inside a job, or beside another thread's, runs on its caller alone.
  func forEachItem(of count: Int, _ body: (Int) -> Void) {
    let helpers = min(ComputeThreads.limit, count) - 1
    guard helpers > 0, !isTaken.exchange(true, ordering: .acquiring) else {
      for item in 0..<count { body(item) }
      return
    }
    withoutActuallyEscaping(body) { body in
      open(count, helpers: helpers, body)
      work()
      close()
    }
    isTaken.store(false, ordering: .releasing)
  }

  private func open(_ count: Int, helpers: Int, _ body: @escaping (Int) -> Void) {
    self.body = body
    itemCount = count
    helperLimit = helpers
    nextItem.store(0, ordering: .relaxed)
    while helperCount < helpers { startHelper() }
    isOpen.store(true, ordering: .sequentiallyConsistent)
    generation.add(1, ordering: .sequentiallyConsistent)
    if sleepers.load(ordering: .sequentiallyConsistent) > 0 {
      pthread_mutex_lock(mutex)
      pthread_cond_broadcast(newJob)
      pthread_mutex_unlock(mutex)
    }
  }

  private func work() {
    while true {
      let item = nextItem.add(1, ordering: .relaxed).oldValue
      guard item < itemCount else { return }
      body(item)
    }
  }

  /// Lets no further helper in, and waits for those inside to leave.
  private func close() {
    isOpen.store(false, ordering: .sequentiallyConsistent)
    var looks = 0
    while inside.load(ordering: .sequentiallyConsistent) > 0 {
      kernel_pause()
      looks += 1
      // On a busy machine the helper may be waiting for the processor that we are spinning on.
      if looks > Self.patience { sched_yield() }
    }
    body = { _ in }
  }

  private func startHelper() {
    var thread = pthread_t()
    let index = helperCount
    let start = Unmanaged.passRetained(Helper(pool: self, index: index))
    let failure = pthread_create(&thread, nil, helperMain, start.toOpaque())
    if failure != 0 { start.release() }
    // A thread that the system refuses is not asked for again; the others do its work.
    helperCount += 1
  }

  fileprivate func help(as index: Int) -> Never {
    // More threads than processors would only take them from one another.
    let patience = index + 1 < Self.processorCount ? Self.patience : 0
    var seen = 0
    while true {
      seen = nextGeneration(after: seen, patience: patience)
      // Entering before looking: the caller, who closes before looking, then waits for us.
      inside.add(1, ordering: .sequentiallyConsistent)
      if isOpen.load(ordering: .sequentiallyConsistent), index < helperLimit { work() }
      inside.subtract(1, ordering: .sequentiallyConsistent)
    }
  }

  private func nextGeneration(after seen: Int, patience: Int) -> Int {
    for _ in 0..<patience {
      let current = generation.load(ordering: .acquiring)
      if current != seen { return current }
      kernel_pause()
    }
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    sleepers.add(1, ordering: .sequentiallyConsistent)
    defer { sleepers.subtract(1, ordering: .sequentiallyConsistent) }
    while generation.load(ordering: .sequentiallyConsistent) == seen {
      pthread_cond_wait(newJob, mutex)
    }
    return generation.load(ordering: .acquiring)
  }
}

/// What a new thread is given.
private final class Helper {
  let pool: ThreadPool
  let index: Int

  init(pool: ThreadPool, index: Int) {
    self.pool = pool
    self.index = index
  }
}

private func helperMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  let helper = Unmanaged<Helper>.fromOpaque(argument).takeRetainedValue()
  helper.pool.help(as: helper.index)
}
