// Waits for a lock that it holds itself.
import Glibc
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  var lock = pthread_mutex_t()
  pthread_mutex_init(&lock, nil)
  pthread_mutex_lock(&lock)
  pthread_mutex_lock(&lock)
  return input + input
}
