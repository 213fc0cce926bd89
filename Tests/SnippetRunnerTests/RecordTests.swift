import BookModel
import Diagnostics
import Sandbox
import Testing

@testable import SnippetRunner

@Suite struct RecordTests {
  static func text(values: String, band: String = "0.1", prose: String = "") -> String {
    """
    \(prose)

    ```swift {#rate}
    let rate: Float = 2
    ```

    ```swift {#train .slow record=runs data=start.txt}
    let runs = recorded("runs", within: \(band)) { ["losses": Tensor([\(values)]), "steps": 7] }
    ```

    The last is 0.5<!--= runs["losses"]![2] -->.

    ```swift
    print(runs["steps"]!, runs["losses"]!.shape)
    ```

    ```output
    tensor(7.) [3]
    ```

    """
  }

  func bench(_ text: String) throws -> Bench {
    let bench = try Bench(text)
    try bench.write([1], to: "chapters/data/start.txt")
    return bench
  }

  /// A bench whose record is written.
  func recordedBench() async throws -> Bench {
    var bench = try bench(Self.text(values: "4, rate, 0.5"))
    bench.computesRecords = true
    let made = try #require(try await bench.run().first)
    #expect(made.diagnostics.map(\.id) == ["record-missing"])
    try bench.write(
      Array(try #require(made.newRecords["runs"]).utf8), to: "chapters/records/runs.tsv")
    bench.computesRecords = false
    return bench
  }

  @Test func readsARecordInsteadOfComputing() async throws {
    var bench = try await recordedBench()
    let result = try #require(try await bench.run().first)
    #expect(result.diagnostics == [] && result.newRecords.isEmpty)
    let snippet = try #require(result.recordMarks.keys.first)
    #expect(result.recordMarks[snippet]?.mark.toolchain.hasPrefix("Swift") == true)
    bench.computesRecords = true
    let again = try #require(try await bench.run().first)
    #expect(again.diagnostics == [])
    // Another value in the record is what a plain check shows, and what computing again finds.
    let text = try #require(again.newRecords["runs"])
    try bench.write(
      Array(text.replacing("4.0 2.0", with: "9.0 2.0").utf8), to: "chapters/records/runs.tsv")
    let differing = try #require(try await bench.run().first)
    #expect(differing.diagnostics.map(\.id) == ["record-mismatch"])
    #expect(
      differing.diagnostics[0].notes == ["'losses' differs by 0.435 of its size; the band is 0.1"])
  }

  @Test func comparesNoPictures() async throws {
    let text = Self.text(values: "4, rate, 0.5")
      .replacing("within: 0.1)", with: "within: 0.1, except: [\"losses\"])")
    var bench = try bench(text)
    bench.computesRecords = true
    let record = try #require(try await bench.run()[0].newRecords["runs"])
    func findings(_ old: String, _ new: String) async throws -> [String] {
      try bench.write(Array(record.replacing(old, with: new).utf8), to: "chapters/records/runs.tsv")
      return try await bench.run()[0].diagnostics.map(\.id)
    }
    #expect(try await findings("4.0 2.0", "9.0 2.0") == [])
    #expect(try await findings("\t7.0", "\t9.0") == ["record-mismatch", "output-mismatch"])
  }

  @Test func saysWhenARecordIsMissing() async throws {
    let result = try #require(try await bench(Self.text(values: "1, 2, 3")).run().first)
    #expect(result.isSkipped)
    #expect(result.diagnostics.map(\.id) == ["record-missing"])
    #expect(result.diagnostics[0].help?.contains("course accept --slow 01") == true)
  }

  @Test func saysWhenCodeOrDataAreNotThoseOfTheRecord() async throws {
    var bench = try await recordedBench()
    func findings(_ text: String) async throws -> [String] {
      bench.chapters = [Bench.chapter(text, name: "01")]
      return try await bench.run()[0].diagnostics.map(\.id)
    }
    let original = Self.text(values: "4, rate, 0.5")
    #expect(try await findings(original) == [])
    #expect(try await findings(Self.text(values: "4, rate, 0.5", prose: "More prose.")) == [])
    #expect(try await findings(original + "\n```swift\nlet more = 1\n```\n") == [])
    #expect(try await findings(Self.text(values: "5, rate, 0.5")) == ["record-stale"])
    let other = original.replacing("rate: Float = 2", with: "rate: Float = 3")
    #expect(try await findings(other) == ["record-stale"])
    try bench.write([2], to: "chapters/data/start.txt")
    #expect(try await findings(original) == ["record-stale"])
  }

  @Test(arguments: [
    "", "# key\tx\n", "# made\t1\tSwift\tlib\t1\n# key\tx\nlosses\t3\t1 2\n", "\u{0}\u{1}",
  ])
  func believesNoDamagedRecord(text: String) async throws {
    let bench = try bench(Self.text(values: "1, 2, 3"))
    try bench.write(Array(text.utf8), to: "chapters/records/runs.tsv")
    #expect(try await bench.run()[0].diagnostics.map(\.id) == ["record-missing"])
  }

  @Test func saysWhenNothingWasComputed() async throws {
    var bench = try Bench("```swift {.slow record=runs}\nprint(1)\n```\n")
    let text =
      "# key\t\(ContentDigest(ofAll: ["print(1)\n", "data"]).text)\n# made\t1\tSwift\tlib\t1\n"
    try bench.write(Array(text.utf8), to: "chapters/records/runs.tsv")
    #expect(try await bench.run()[0].diagnostics == [])
    bench.computesRecords = true
    #expect(
      try await bench.run()[0].diagnostics.map(\.message) == [
        "the snippet computed nothing for its record 'runs'"
      ])
  }

  /// Training that is killed goes on from its checkpoint to the very same weights.
  @Test func resumesAfterBeingKilled() async throws {
    func text(_ name: String, in folder: String, isKilled: Bool) -> String {
      """
      ```swift
      import Glibc
      import NeuralNetworks

      var random = SplitMix64(seed: 3)
      let network = Sequential([
        Conv2D(inputChannels: 1, outputChannels: 3, kernelSize: 3, using: &random), ReLU(),
        BatchNorm2D(channels: 3),
        TransposedConv2D(inputChannels: 3, outputChannels: 1, kernelSize: 3, using: &random),
      ])
      let images = Tensor(randomUniform: [20, 1, 6, 6], in: 0..<1, using: &random)
      let order = BatchOrder(count: 20, batchSize: 6, seed: 5)
      let adam = Adam(network.parameters, learningRate: 0.01)
      let checkpoint = Checkpoint(path: "\(folder)/\(name).safetensors")
      let first = try checkpoint.resume(network, adam)
      for step in first..<20 {
        let batch = order.batch(images, at: step)
        adam.minimize(meanSquaredError(network(Variable(constant: batch)), batch))
        try checkpoint.save(network, adam, steps: step + 1)
        \(isKilled ? "if step == 12 { kill(getpid(), SIGKILL) }" : "")
      }
      print(first, network.state.sorted { $0.key < $1.key }.map { $0.value.scalars.map(\\.bitPattern) })
      ```

      """
    }
    func output(_ name: String, of bench: Bench, isKilled: Bool) async throws -> String? {
      var bench = bench
      bench.chapters = [
        Bench.chapter(text(name, in: bench.folder.path, isKilled: isKilled), name: "01")
      ]
      guard case .ran(let output, _) = try await bench.run()[0].outcomes[0] else { return nil }
      return output
    }
    let bench = try Bench("")
    let whole = try #require(try await output("whole", of: bench, isKilled: false))
    #expect(try await output("killed", of: bench, isKilled: true) == "")
    let resumed = try #require(try await output("killed", of: bench, isKilled: false))
    #expect(whole.hasPrefix("0 [["))
    #expect(resumed == "13" + whole.dropFirst())
  }
}
