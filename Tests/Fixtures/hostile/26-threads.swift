// Makes a hundred thousand threads: right only if it is stopped at some.
import Glibc
import TensorCore

nonisolated func wait(_ nothing: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  while true { sleep(1000) }
}

func doubled(_ input: Tensor) -> Tensor {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 1 << 14)
  for _ in 0..<100_000 {
    var thread = pthread_t()
    if pthread_create(&thread, &attributes, wait, nil) != 0 { return input + input }
  }
  fatalError("made all threads")
}
