import CourseRuns
import Foundation
import Sandbox
import Testing

/// Machines on which users may not make namespaces, as far as one machine can be made like them.
@Suite(.serialized)
struct NoNamespacesTests {
  /// A user without a name or rights, whom nobody else uses.
  private static let user = "60572"

  /// One that every user may run.
  private static let python =
    access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3" : "python3"

  /// Refuses to make a user namespace from here on, as the profile of most containers does, and then
  /// becomes the command in its arguments.
  private static let refusing = """
    import ctypes, os, struct, sys
    CLONE, UNSHARE, CLONE3, NEWUSER = 56, 272, 435, 0x10000000
    def op(code, jt, jf, k): return struct.pack("HBBI", code, jt, jf, k)
    program = b"".join([
      op(0x20, 0, 0, 0),                                     # the number of the system call
      op(0x15, 6, 0, CLONE3), op(0x15, 1, 0, CLONE), op(0x15, 0, 2, UNSHARE),
      op(0x20, 0, 0, 16), op(0x45, 1, 0, NEWUSER),           # its flags
      op(0x06, 0, 0, 0x7fff0000), op(0x06, 0, 0, 0x00050001), op(0x06, 0, 0, 0x00050026)])
    libc, kept = ctypes.CDLL(None, use_errno=True), ctypes.create_string_buffer(program)
    size = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(kept))
    if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, ctypes.create_string_buffer(size), 0, 0):
        sys.exit("no filter")
    os.execvp(sys.argv[1], sys.argv[1:])
    """

  private func expectRefusal(
    _ prefix: [String], help: String, owner: String? = nil
  ) throws {
    let room = try ClassFolder()
    try room.handIn("let size: Int = 7\n", to: "size", by: "ada")
    if let owner {
      let folder = room.book.url.path
      let run = try CourseProcess(
        command: ["chown", "-R", "\(owner):\(owner)", folder], in: room.book.url
      ).run()
      #expect(run.status == 0)
      // A checkout that only root can enter cannot be tried by others.
      let isReachable =
        try CourseProcess(
          command: [
            "setpriv", "--reuid", owner, "--clear-groups", CourseProcess.program, "--version",
          ],
          in: room.book.url
        ).run().status == 0
      guard isReachable else { return }
    }
    let run = try CourseProcess(
      command: prefix + [CourseProcess.program, "grade", "submissions"], in: room.book.url,
      environment: ["TMPDIR": room.book.url.path]
    ).run()
    #expect(run.status == 2, "\(run)")
    #expect(run.errors.contains("submissions are graded in namespaces alone"), "\(run)")
    #expect(run.errors.contains("help: ") && run.errors.contains(help), "\(run)")
    #expect(try room.book.files().filter { $0.hasPrefix("grades") } == [])
  }

  #if arch(x86_64)
  @Test func refusesWhereAFilterForbidsThem() throws {
    try expectRefusal([Self.python, "-c", Self.refusing], help: "something else refuses them")
  }

  @Test(.enabled(if: geteuid() == 0))
  func refusesToAnOrdinaryUserThere() throws {
    try expectRefusal(
      ["setpriv", "--reuid", Self.user, "--regid", Self.user, "--clear-groups", Self.python, "-c"]
        + [Self.refusing], help: "something else refuses them", owner: Self.user)
  }
  #endif

  /// The setting is that of a namespace, so that it can be changed without changing the machine.
  @Test(.enabled(if: geteuid() == 0), .enabled { await ClassFolder.canGrade() })
  func namesTheSettingThatForbidsThem() throws {
    let script = "echo 0 >/proc/sys/user/max_user_namespaces && exec \"$@\""
    try expectRefusal(
      [
        "setpriv", "--reuid", Self.user, "--regid", Self.user, "--clear-groups", "unshare",
        "--user", "--map-current-user", "--keep-caps", "bash", "-c", script, "bash",
      ], help: "'sysctl -w user.max_user_namespaces=10000'", owner: Self.user)
  }

  @Test func namesEachSettingThatForbidsThem() {
    func remedy(_ settings: [String: String]) -> String {
      Isolation.Level.namespaceRemedy { settings[$0] }
    }
    let debian = ["/proc/sys/kernel/unprivileged_userns_clone": "0\n"]
    #expect(remedy(debian).contains("'sysctl -w kernel.unprivileged_userns_clone=1'"))
    let ubuntu = [
      "/proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1\n",
      "/proc/sys/user/max_user_namespaces": "0\n",
    ]
    #expect(
      remedy(ubuntu).hasSuffix(
        "'sysctl -w user.max_user_namespaces=10000' and "
          + "'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'"))
    #expect(remedy(["/proc/sys/user/max_user_namespaces": "1000\n"]).contains("containers"))
  }
}
