import Expectations
import Pictures
import SnippetRunner

/// Draws what a tried snippet left as the book's pages draw it.
public enum TrialMarkup {
  /// Returns a variable as HTML: a tensor as its table, anything else as it prints.
  public static func markup(of value: TrialOutput.Value) -> String {
    guard let tensor = value.tensor else { return HTML.printed(value.text).markup }
    return HTML("div", ["class": "scroll"]) { TensorTable(tensor, name: value.name).html }.markup
  }

  /// Returns a variable's name and shape as HTML.
  public static func caption(of value: TrialOutput.Value) -> String {
    let shape = value.tensor.map { HTML(text: ", ") + TensorTable.description(of: $0) }
    return (HTML("code") { value.name } + (shape ?? .empty)).markup
  }

  /// Returns a picture as HTML.
  ///
  /// - Parameters:
  ///   - svg: What the snippet gave to `show`.
  ///   - number: The number of the picture on the page, from which its ids are made.
  /// - Returns: The picture; `nil` for one that may not be shown.
  public static func markup(ofPicture svg: String, number: Int) -> String? {
    guard let picture = try? Picture(parsing: svg) else { return nil }
    return HTML(
      picture, name: "Picture", description: "What the changed snippet shows",
      idPrefix: "trial.\(number)."
    ).markup
  }
}
