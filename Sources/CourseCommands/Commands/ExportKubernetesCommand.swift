import ArgumentParser
import BatchGrading
import Foundation
import GradeExports

/// Writes a Kubernetes job that grades a plan.
struct ExportKubernetesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kubernetes",
    abstract: "Write a Kubernetes job that grades the shards of a plan.",
    discussion: """
      The job is an Indexed Job with one index for each shard. The image holds the book at '/book' and \
      its built tool; the plan lies on a volume that all pods can write, the key is a secret. When the \
      job is complete, 'course grade merge' reads the plan from the volume.

      EXAMPLE
        kubectl create secret generic course-key --from-file=grades.key
        course export kubernetes grades.plan --image registry.example.org/course:1 --output job.yaml
        kubectl apply --filename job.yaml
      """)

  @Argument(help: "The folder of the plan.", completion: .directory)
  var plan: String

  @OptionGroup var key: PlanKeyOptions

  @Option(help: "The image with the book and its tool.")
  var image: String

  @Option(help: "The claim of the volume that holds the plan.")
  var claim = "course-plan"

  @Option(help: "The plan's folder on that volume.")
  var path = "grades.plan"

  @Option(help: "The secret with the key, in 'grades.key'.")
  var secret = "course-key"

  @Option(name: .long, help: "How many shards run at once.")
  var atOnce = 20

  @Option(help: "The file to write. Default: printed.", completion: .file(extensions: ["yaml"]))
  var output: String?

  func validate() throws {
    guard atOnce >= 1 else { throw ValidationError("'--at-once' is at least 1") }
  }

  func run() async throws {
    try await reportingFailures {
      let folder = try PlanFolder(at: plan, keyFile: key.key)
      let text = KubernetesJob(
        name: "course-\(folder.plan.id)", shards: folder.plan.shards.count, atOnce: atOnce,
        image: image, claim: claim, path: path, secret: secret
      ).text
      guard let output else { return print(text, terminator: "") }
      try write(text, to: output)
    }
  }
}
