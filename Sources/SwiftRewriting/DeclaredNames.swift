#if canImport(SwiftParser)
internal import SwiftSyntax

/// The names that code declares as variables.
final class DeclaredNames: SyntaxVisitor {
  /// Those that run code when they are read.
  private(set) var computed: Set<String> = []

  /// Those that are declared with `var` and stored.
  private(set) var variables: Set<String> = []

  /// Collects the names of a program.
  init(_ tree: SourceFileSyntax) {
    super.init(viewMode: .sourceAccurate)
    walk(tree)
  }

  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    let isPlain = node.attributes.isEmpty && !node.modifiers.contains { $0.name.text == "lazy" }
    for binding in node.bindings {
      let names = binding.pattern.boundNames
      if !isPlain || binding.accessorBlock?.isComputed == true {
        computed.formUnion(names)
      } else if node.bindingSpecifier.text == "var" {
        variables.formUnion(names)
      }
    }
    return .visitChildren
  }
}

extension AccessorBlockSyntax {
  /// Whether it computes a value, and does not only observe one.
  fileprivate var isComputed: Bool {
    switch accessors {
    case .getter: true
    case .accessors(let list):
      list.contains { !["willSet", "didSet"].contains($0.accessorSpecifier.text) }
    @unknown default: true
    }
  }
}

extension SyntaxProtocol {
  /// The names that a pattern binds, in order, each once; `self` is left out.
  var boundNames: [String] {
    let collector = BoundNames(viewMode: .sourceAccurate)
    collector.walk(self)
    return collector.names
  }
}

/// Collects the names that patterns bind.
private final class BoundNames: SyntaxVisitor {
  private(set) var names: [String] = []

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    let name = node.identifier.text
    if name != "self", !names.contains(name) { names.append(name) }
    return .skipChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    .skipChildren
  }
}
#endif
