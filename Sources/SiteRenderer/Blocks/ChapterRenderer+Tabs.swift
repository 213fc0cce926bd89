import BookModel
import Expectations
import SnippetRunner

/// What several documents print of one tensor.
///
/// The quotations stand one below the other, each under its framework's name; the script makes tabs
/// of them. The result that they are compared with is shown once.
extension ChapterRenderer {
  /// Renders tabs.
  mutating func tabs(_ content: [Block], id: String?) -> HTML {
    let tensors = content.compactMap { block -> QuotedTensor? in
      if case .tensor(let tensor)? = block.step { tensor } else { nil }
    }
    guard let first = tensors.first else { return .empty }
    let panels = zip(tensors, labels(of: tensors)).map { panel($0, label: $1) }
    return HTML("div", ["class": "tabs tensor", "id": id]) {
      HTML("div", ["class": "pair"]) {
        HTML("div", ["class": "quoted"]) { panels }
        computed(first)
      }
    }
  }

  private mutating func panel(_ tensor: QuotedTensor, label: String) -> HTML {
    let outcome = result?.outcome(of: .tensor(tensor)) ?? .notRun
    let id = claimed(Step.tensor(tensor).anchor)
    return HTML("div", ["class": "tab", "id": id, "data-label": label]) {
      HTML("p", ["class": "label"]) {
        HTML("span", ["class": "tab-name"]) { label + ": " }
        quotationLabel(tensor)
      }
      HTML.printed(tensor.fence.body)
      mark(CheckState(outcome), fact: tensor.fact, largestError: outcome.largestError, id: id)
    }
  }

  /// The names of the tabs: the framework in whose form a tensor is printed, with its document's
  /// label where two would be alike.
  private func labels(of tensors: [QuotedTensor]) -> [String] {
    let names = tensors.map { tensor in
      (try? PrintedTensor(parsing: tensor.fence.body))?.form.name ?? "As printed"
    }
    return zip(tensors, names).map { tensor, name in
      let fact = tensor.fact.flatMap { site.book.facts[$0] }
      let document = fact.flatMap { site.book.facts.documents[$0.document] }
      let isAlone = names.count { $0 == name } == 1
      return isAlone ? name : [name, document?.label].compactMap { $0 }.joined(separator: ", ")
    }
  }
}

extension PrintedTensor.Form {
  /// The framework that prints so.
  fileprivate var name: String {
    switch self {
    case .torch, .size: "PyTorch"
    case .jax: "JAX"
    case .numpy: "NumPy"
    case .list, .scalar, .table: "As printed"
    }
  }
}
