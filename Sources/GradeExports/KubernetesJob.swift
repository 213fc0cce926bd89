/// An Indexed Job of Kubernetes that grades a plan, an index for each shard.
///
/// The answers run in namespaces within the pod: it has a user namespace of its own, and may mount a
/// `/proc` in further ones.
public struct KubernetesJob: Hashable, Sendable {
  private let name: String
  private let shards: Int
  private let atOnce: Int
  private let image: String
  private let claim: String
  private let path: String
  private let secret: String

  /// Creates a job.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - shards: How many shards the plan has.
  ///   - atOnce: How many run at once.
  ///   - image: The image with the book and its tool.
  ///   - claim: The claim of the volume that holds the plan.
  ///   - path: The plan's folder on the volume.
  ///   - secret: The secret with the key.
  public init(
    name: String, shards: Int, atOnce: Int, image: String, claim: String, path: String,
    secret: String
  ) {
    self.name = name
    self.shards = shards
    self.atOnce = atOnce
    self.image = image
    self.claim = claim
    self.path = path
    self.secret = secret
  }

  /// The manifest in YAML.
  public var text: String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: \(name)
    spec:
      completionMode: Indexed
      completions: \(shards)
      parallelism: \(min(atOnce, shards))
      backoffLimitPerIndex: 3
      maxFailedIndexes: \(shards)
      template:
        metadata:
          labels:
            app: course-grade
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          enableServiceLinks: false
          # Answers run in namespaces of their own within the pod, which takes these two settings.
          hostUsers: false
          securityContext:
            seccompProfile:
              type: Unconfined
          containers:
            - name: grade
              image: \(JSONText.line(image))
              workingDir: /book
              command: ["./course"]
              # The number of the shard is in JOB_COMPLETION_INDEX.
              args: ["grade", "run", \(JSONText.line("/plans/\(path)")), "--key", "/key/grades.key", "--jobs", "1"]
              securityContext:
                procMount: Unmasked
              resources:
                requests:
                  cpu: "1"
                  memory: 2Gi
                limits:
                  cpu: "1"
                  memory: 6Gi
              volumeMounts:
                - name: plans
                  mountPath: /plans
                # As a file of its own: a whole secret is mounted as links.
                - name: key
                  mountPath: /key/grades.key
                  subPath: grades.key
                  readOnly: true
          volumes:
            - name: plans
              persistentVolumeClaim:
                claimName: \(JSONText.line(claim))
            - name: key
              secret:
                secretName: \(JSONText.line(secret))
                defaultMode: 0400

    """
  }
}
