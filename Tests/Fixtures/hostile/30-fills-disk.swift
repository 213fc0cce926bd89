// Fills the disk with files, folders and a file of a terabyte: right only if it can write none.
import Glibc
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  for folder in ["/", "/tmp/", "/dev/shm/", "/answer/", "/var/tmp/", "/proc/", "/usr/lib/", ""] {
    let file = open(folder + "hostile-file", O_CREAT | O_RDWR, 0o600)
    if file >= 0 {
      ftruncate(file, 1 << 40)
      fatalError("made a file in '\(folder)'")
    }
    if mkdir(folder + "hostile-folder", 0o700) == 0 { fatalError("made a folder in '\(folder)'") }
    if symlink("/etc/passwd", folder + "hostile-link") == 0 { fatalError("made a link") }
  }
  return input + input
}
