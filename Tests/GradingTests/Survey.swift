/// An answer that is right, and prints what it can see and do on the way.
enum Survey {
  /// The answer's text.
  ///
  /// - Parameters:
  ///   - secrets: Paths that it must not read, and not write.
  ///   - walks: Whether it tries to write every file that it finds.
  /// - Returns: The text of the file.
  static func answer(secrets: [String], walks: Bool) -> String {
    text.replacing("SECRETS", with: "\(secrets)").replacing("WALKS", with: "\(walks)")
  }

  private static let text = #"""
    import Glibc
    import TensorCore

    @_silgen_name("fork") func split() -> Int32
    @_silgen_name("syscall") func call(_ number: Int, _ a: Int, _ b: Int, _ c: Int) -> Int

    func isWritable(_ path: String) -> Bool {
      let descriptor = open(path, O_WRONLY | O_NONBLOCK)
      if descriptor >= 0 { close(descriptor) }
      return descriptor >= 0
    }

    func writable(below folder: String) -> [String] {
      var found: [String] = []
      let file = "\(folder)/made-by-an-answer"
      if open(file, O_CREAT | O_WRONLY, 0o600) >= 0 { found.append(file) }
      guard let stream = opendir(folder) else { return found }
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name == "." || name == ".." { continue }
        let path = "\(folder == "/" ? "" : folder)/\(name)"
        if entry.pointee.d_type == 4 {
          found += writable(below: path)
        } else if entry.pointee.d_type != 10 && isWritable(path) {
          found.append(path)
        }
      }
      closedir(stream)
      return found
    }

    func contents(_ path: String) -> String {
      guard let file = fopen(path, "r") else { return "" }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = fread(&bytes, 1, bytes.count, file)
      fclose(file)
      return String(decoding: bytes[..<count], as: UTF8.self)
    }

    nonisolated func rest(_ nothing: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      while true { pause() }
    }

    func threads() -> Int {
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, 1 << 16)
      var count = 0
      var thread = pthread_t()
      while count < 2000,
        pthread_create(&thread, &attributes, rest, nil) == 0
      { count += 1 }
      return count
    }

    nonisolated(unsafe) var isDone = false

    func survey() {
      if isDone { return }
      isDone = true
      print("descriptors:", (Int32(0)..<1024).filter { fcntl($0, F_GETFD) >= 0 })
      print("uid:", getuid() == 0 || geteuid() == 0 ? "root" : "ordinary")
      let machine = [
        "/proc/sys/kernel/core_pattern", "/proc/sys/vm/drop_caches", "/proc/sysrq-trigger",
        "/etc/passwd", "/dev/shm", "/proc/\(getppid())/mem", "/proc/1/mem",
      ]
      let secrets: [String] = SECRETS
      print("written:", (machine + secrets).filter(isWritable))
      print("read:", secrets.filter { access($0, R_OK) == 0 && open($0, O_RDONLY) >= 0 })
      if WALKS { print("walked:", writable(below: "/")) }
      print("told:", ["/proc/1/cmdline", "/proc/self/mountinfo", "/proc/self/environ", "/proc/self/maps"]
        .filter { path in secrets.contains { contents(path).contains($0.prefix(24)) } })
      print("process:", split() >= 0)
      let kind = Int32(SOCK_STREAM.rawValue)
      print("sockets:", [AF_UNIX, AF_INET, AF_INET6, 16, 40].filter { socket($0, kind, 0) >= 0 })
      // Files in memory, ptrace, io_uring, bpf, keys, watches of files, mounts, Landlock and the new calls.
      let calls = [319, 425, 321, 250, 248, 253, 294, 300, 428, 430, 447, 444, 457, 434, 29, 68, 240, 272, 308]
      print("calls:", calls.filter { call($0, 0, 0, 0) >= 0 })
      print("debugger:", call(101, 16, Int(getppid()), 0) == 0)
      print("signals:", [getppid(), 1, -1].filter { $0 != 0 && kill($0, 0) == 0 })
      print("locks:", flock(0, LOCK_EX | LOCK_NB) == 0)
      var names: [String] = []
      var variable = environ
      while let text = variable.pointee {
        names.append(String(cString: text).split(separator: "=").first.map { String($0) } ?? "")
        variable += 1
      }
      print("environment:", names.sorted())
      print("threads:", threads())
    }

    func doubled(_ input: Tensor) -> Tensor {
      survey()
      return input + input
    }

    """#
}
