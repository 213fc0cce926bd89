extension Command {
  /// The command that runs this one inside namespaces of its own, by bubblewrap.
  ///
  /// There is no `/proc`: it would tell the machine's paths and, to root, let its settings be written.
  /// Two files stand in for it, without which a Swift program cannot read its arguments and a
  /// compiler does not find its libraries.
  ///
  /// - Parameters:
  ///   - isolation: What the program may see.
  ///   - bubblewrap: The path of bubblewrap.
  ///   - filter: Whether bubblewrap reads a filter from the descriptor behind the program's own.
  /// - Returns: The command of bubblewrap.
  func inNamespaces(_ isolation: Isolation, bubblewrap: String, filter: Bool) -> Command {
    var arguments = [
      "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session",
      "--hostname", "answer", "--cap-drop", "ALL", "--clearenv",
    ]
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      arguments += ["--setenv", name, value]
    }
    for folder in ["/usr/lib", "/usr/lib64"] { arguments += ["--ro-bind-try", folder, folder] }
    arguments += ["--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64"]
    arguments += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    arguments += ["--dir", "/proc/self", "--ro-bind", "/dev/null", "/proc/self/cmdline"]
    arguments += ["--symlink", executable, "/proc/self/exe", "--dev", "/dev"]
    for (path, inside) in isolation.readable.sorted(by: { $0.value < $1.value }) {
      arguments += ["--ro-bind", isolation.source(of: path), inside]
    }
    for (path, inside) in isolation.writable.sorted(by: { $0.value < $1.value }) {
      arguments += ["--bind", isolation.source(of: path), inside]
    }
    // Without these, half of the machine's memory could be filled with files.
    arguments += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", folder]
    if filter { arguments += ["--seccomp", "\(Command.valuesDescriptor + 1)"] }
    return Command(
      bubblewrap, arguments + ["--", executable] + self.arguments,
      environment: ["PATH": "/usr/bin:/bin"], in: "/")
  }
}
