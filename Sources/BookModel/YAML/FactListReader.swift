import Diagnostics
import Yams

/// Reads `chapters/facts.yaml`.
///
///     documents:
///       torch: {title: "Dive into Deep Learning, PyTorch tab"}
///     facts:
///       - {id: torch.basic, doc: torch, kind: tensor, verdict: holds, states: "tensor([[4.]])"}
struct FactListReader {
  private static let keys = [
    "id", "doc", "kind", "verdict", "given", "states", "truth", "grade", "cited", "pending",
  ]

  private var document: YAMLDocument
  private var list = FactList()
  private var ids: Set<String> = []

  /// Returns the facts of a file, and what is wrong with them.
  static func read(_ file: SourceFile) -> (facts: FactList, diagnostics: [Diagnostic]) {
    let source = SourceText(file)
    var reader = FactListReader(document: YAMLDocument(source, lines: 1..<source.lineCount + 1))
    reader.read()
    return (reader.list, reader.document.diagnostics)
  }

  private init(document: YAMLDocument) {
    self.document = document
  }

  private mutating func read() {
    guard let root = document.root else { return }
    let parts = document.mapping(root, called: "facts.yaml", keys: ["documents", "facts"])
    if case .mapping(let documents) = parts["documents"] {
      for (key, value) in documents { readDocument(key, value) }
    } else if let node = parts["documents"] {
      document.report(
        "invalid-value", "'documents' is made of lines 'id: {title: …}'",
        at: document.range(of: node))
    }
    if case .sequence(let facts) = parts["facts"] {
      for node in facts { readFact(node) }
    } else if let node = parts["facts"] {
      document.report("invalid-value", "'facts' is a list", at: document.range(of: node))
    }
  }

  private mutating func readDocument(_ key: Node, _ value: Node) {
    guard let id = document.text(key, called: "a document's id") else { return }
    let values = document.mapping(value, called: "the document '\(id)'", keys: ["title", "label"])
    let title = required("title", in: values, of: "the document '\(id)'", at: value)
    let label = values["label"].flatMap { document.text($0, called: "label") }
    list.documents[id] = SourceDocument(id: id, title: title ?? id, label: label)
  }

  private mutating func readFact(_ node: Node) {
    let values = document.mapping(node, called: "a fact", keys: Self.keys)
    guard !values.isEmpty, let id = required("id", in: values, of: "a fact", at: node) else {
      return
    }
    let name = "the fact '\(id)'"
    let source = required("doc", in: values, of: name, at: node)
    let kind = required("kind", in: values, of: name, at: node)
      .flatMap { _ in values["kind"] }
      .flatMap { document.choice($0, called: "kind of fact", of: Fact.Kind.self) }
    let verdict = required("verdict", in: values, of: name, at: node)
      .flatMap { _ in values["verdict"] }
      .flatMap { document.choice($0, called: "verdict", of: Fact.Verdict.self) }
    let states = required("states", in: values, of: name, at: node)
    checkIdentity(id, source: source, values: values)
    if verdict == .erratum { _ = required("truth", in: values, of: name, at: node) }
    guard let source, let kind, let verdict, let states else { return }
    list.facts.append(
      Fact(
        id: id, document: source, kind: kind, verdict: verdict,
        given: values["given"]?.scalar?.string, states: states,
        truth: values["truth"]?.scalar?.string,
        grade: values["grade"].flatMap {
          document.choice($0, called: "grade", of: Fact.Grade.self)
        },
        citation: values["cited"].flatMap { document.text($0, called: "cited") },
        pending: values["pending"].flatMap { document.text($0, called: "pending") },
        range: document.range(of: values["id"] ?? node)))
  }

  private mutating func checkIdentity(_ id: String, source: String?, values: [String: Node]) {
    if let node = values["id"], !ids.insert(id).inserted {
      document.report(
        "duplicate-id", "two facts are called '\(id)'", at: document.range(of: node))
    }
    if let source, let node = values["doc"], list.documents[source] == nil {
      document.report(
        "unknown-document", "no document is called '\(source)'", at: document.range(of: node),
        help: nearestName(to: source, in: list.documents.keys.sorted()).map { "write '\($0)'" })
    }
  }

  private mutating func required(
    _ key: String, in values: [String: Node], of name: String, at node: Node
  ) -> String? {
    if let value = values[key] { return document.text(value, called: key) }
    document.report(
      "missing-key", "\(name) has no '\(key)'", at: document.range(of: node),
      help: "add '\(key): …'")
    return nil
  }
}
