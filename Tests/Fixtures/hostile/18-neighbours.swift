// Looks for another submission to talk to: right only if every way is closed.
import Glibc
import TensorCore

@_silgen_name("syscall")
func call(_ number: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Int

struct Found: Error { var what: String }

func look() throws {
  for family in [AF_UNIX, AF_INET, AF_INET6, 16, 40]
  where socket(family, Int32(SOCK_STREAM.rawValue), 0) >= 0 {
    throw Found(what: "a socket of family \(family)")
  }
  let key = 0x686F_7374
  // shmget, semget, msgget, mq_open, add_key, keyctl, memfd_create, io_uring_setup.
  let calls = [
    (29, key, 4096, 0o1666), (64, key, 1, 0o1666), (68, key, 0o1666, 0), (240, 0, 0o102, 0o666),
    (248, 0, 0, 0), (250, 0, -3, 1), (319, 0, 0, 0), (425, 8, 0, 0),
  ]
  for (number, a, b, c) in calls where call(number, a, b, c, 0) >= 0 {
    throw Found(what: "system call \(number)")
  }
  let own = open("/answer/answer.so", O_RDONLY)
  if own >= 0 && flock(own, LOCK_EX | LOCK_NB) == 0 { throw Found(what: "a lock") }
}

func doubled(_ input: Tensor) -> Tensor {
  do { try look() } catch { fatalError("found \(error)") }
  return input + input
}
