import CourseRuns
import Foundation
import Testing

/// Grading where others run the tool: Gradescope's containers, a Kubernetes cluster.
@Suite(.serialized)
struct ElsewhereTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Whether the Python packages that results are compared with are here, or could be put here now.
  private static let hasPackages: Bool = {
    let script = root.appending(path: ".ci/python-packages").path
    let result = try? CourseProcess(command: [script], in: root).run()
    return result?.status == 0
  }()

  private func python(_ program: String, _ arguments: String...) throws -> CourseProcess.Result {
    let packages = Self.root.appending(path: ".build/python-packages").path
    return try CourseProcess(
      command: ["python3", "-c", program] + arguments, in: Self.root,
      environment: ["PYTHONPATH": packages]
    ).run()
  }

  /// Reads results beside what gradescope-utils writes of a test of its own.
  private static let comparison = """
    import io, json, sys, unittest
    from gradescope_utils.autograder_utils.decorators import number, tags, visibility, weight
    from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner
    class Sample(unittest.TestCase):
      @weight(2)
      @number("1.1")
      @tags("size")
      @visibility("visible")
      def test_size(self):
        print("said")
    stream = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Sample)
    JSONTestRunner(stream=stream, buffer=True, visibility="visible").run(suite)
    theirs, ours = json.loads(stream.getvalue()), json.load(open(sys.argv[1]))
    def same(ours, theirs, name):
      assert isinstance(ours, (int, float) if isinstance(theirs, (int, float)) else type(theirs)), name
    theirs["execution_time"] = float(theirs["execution_time"])
    for name in ["score", "execution_time", "visibility", "tests"]:
      same(ours[name], theirs.get(name, 0.0), name)
    for name, value in theirs["tests"][0].items():
      for test in ours["tests"]: same(test[name], value, name)
    assert abs(sum(test["score"] for test in ours["tests"]) - ours["score"]) < 1e-9
    print(ours["score"], sorted({test["status"] for test in ours["tests"]}))
    """

  @Test(
    .enabled("gradescope-utils can be had") { await ClassFolder.canGrade() && Self.hasPackages })
  func gradesAsAnAutograderOfGradescopeDoes() throws {
    let room = try ClassFolder()
    let packed = try room.book.course("export", "gradescope-autograder", "--assignment", "week")
    #expect(packed.status == 0, "\(packed)")
    let folder = try TemporaryFolder.make()
    let zip = room.book.url.appending(path: "autograder.zip").path
    let unpacked = try CourseProcess(
      command: ["python3", "-m", "zipfile", "-e", zip, folder.path + "/source"], in: folder
    ).run()
    #expect(unpacked.status == 0, "\(unpacked)")
    func bash(_ script: String) throws -> CourseProcess.Result {
      try CourseProcess(
        command: ["bash", folder.path + "/source/" + script], in: folder,
        environment: ["AUTOGRADER": folder.path]
      ).run()
    }
    #expect(try bash("setup.sh").status == 0)
    try write(
      "{\"id\": 7, \"users\": [{\"id\": 3, \"email\": \"ada\"}]}", "submission_metadata.json")
    for (double, says) in [
      (ClassFolder.right["double"] ?? "", "5 ['passed']"),
      (
        "import TensorCore\nfunc doubled(_ input: Tensor) -> Tensor { input }\n",
        "2 ['failed', 'passed']"
      ),
    ] {
      try write(ClassFolder.right["size"] ?? "", "submission/size.swift")
      try write(double, "submission/work/double.swift")
      let run = try bash("run_autograder")
      #expect(run.status == 0, "\(run)")
      let read = try python(Self.comparison, folder.path + "/results/results.json")
      #expect(read.status == 0 && read.output.hasPrefix(says), "\(read)")
    }
    // What cannot be graded writes no results, which nobody takes for a mark.
    try FileManager.default.removeItem(atPath: folder.path + "/results/results.json")
    try FileManager.default.removeItem(atPath: folder.path + "/source/tool/libExerciseLibrary.so")
    let broken = try bash("run_autograder")
    #expect(broken.status == 2, "\(broken)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/results/results.json"))

    func write(_ text: String, _ path: String) throws {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  @Test(
    .enabled("kubernetes-validate can be had") { await ClassFolder.canGrade() && Self.hasPackages })
  func writesAJobThatKubernetesTakes() throws {
    let room = try PlannedClass(students: 3)
    let planned = try room.folder.book.course("grade", "plan", "submissions", "--shards", "3")
    #expect(planned.status == 0, "\(planned)")
    let written = try room.folder.book.course(
      "export", "kubernetes", "grades.plan", "--image", "example.org/\"course\": 1", "--at-once",
      "2", "--output", "job.yaml")
    #expect(written.status == 0, "\(written)")
    let read = try python(
      """
      import sys, yaml, kubernetes_validate
      job = yaml.safe_load(open(sys.argv[1]))
      kubernetes_validate.validate(job, "1.33", strict=True)
      spec, pod = job["spec"], job["spec"]["template"]["spec"]
      print(spec["completionMode"], spec["completions"], spec["parallelism"])
      print(pod["containers"][0]["image"], pod["automountServiceAccountToken"])
      job["spec"]["completionsMode"] = "Indexed"
      try: kubernetes_validate.validate(job, "1.33", strict=True)
      except kubernetes_validate.ValidationError: print("a wrong one is refused")
      """, room.path("job.yaml"))
    #expect(
      read.output == "Indexed 3 2\nexample.org/\"course\": 1 False\na wrong one is refused\n",
      "\(read)")
  }
}
