extension Explanation {
  /// Notes on what a run is compared with.
  static let comparisons = [
    Explanation(
      "tensor-mismatch", "A quoted tensor is what the snippet computes.",
      """
      Compared are the shape, then the element type where the quotation states it, then NaN and
      infinity, then each number within half of its last printed digit and a small slack for rounding
      ('atol=' and 'rtol=' replace the slack). The worst element is marked, and where the numbers look
      like a known mistake (transposed, flipped, a constant factor) a note says so.

      A quotation is somebody else's text. If the document is wrong, mark the fence '.refuted' and show
      in a second one what is so.
      """),
    Explanation(
      "value-mismatch", "A checked value in the prose is the value of its expression.",
      """
      The text before the comment is compared as a number, a shape or a text:

          It has 296<!--= parameterCount --> parameters.

      Digits are read as in a quoted tensor: '0.33' stands for everything that rounds to it.
      """),
    Explanation(
      "value-unreadable", "A quoted tensor is compared with a tensor, an array or a number.",
      "The expression behind 'of=' has another type, or is too large to hand over."),
    Explanation(
      "output-mismatch", "An 'output' fence shows what its snippet prints.",
      """
      Compared is the text, without blanks at line ends and empty lines at the end. If the new text is
      right, 'course accept' shows the difference and writes it into the book.
      """),
    Explanation(
      "expectation-syntax", "A quoted tensor is written as a framework prints it.",
      """
      PyTorch's 'tensor(…)' and 'torch.Size([…])', JAX's 'Array(…)', NumPy's brackets with blanks, and
      plain nested lists are read; Documentation/expectations.md has examples of each.
      """),
    Explanation(
      "check-failed", "Each line of a 'check' fence is a condition that holds.",
      "A line is a Swift expression of type 'Bool', evaluated at its place in the chapter."),
    Explanation(
      "refuted-holds", "What a chapter refutes is not so.",
      """
      A fence marked '.refuted' holds what a document says, and the run must disagree. Here it agrees:
      either the document is right, or the expression does not say what the document does.
      """),
    Explanation(
      "quote-differs", "A quotation is the one that 'facts.yaml' has.",
      "A fence that cites a fact of kind 'tensor' or 'shape' quotes its 'states', digit for digit."),
    Explanation(
      "fact-not-a-tensor", "A fact of kind 'tensor' or 'shape' states a printed tensor.",
      """
      A fence quotes the fact, so the two are compared, and for that 'states' must be readable: most
      often a bracket is missing, or there is text around the tensor. A statement in words has another
      kind, such as 'rule'.
      """),
    Explanation(
      "output-unacceptable", "An output fence holds what a chapter can hold.",
      """
      A chapter is text without NUL, with lines of at most 16,384 bytes and at most 1 MiB in all. An
      output that breaks these limits is not written, since the chapter could not be read afterwards.
      Print a part of it, or a summary.
      """),
    Explanation(
      "message-mismatch", "Each line of an 'error' fence occurs in a message.",
      "The snippet fails as it must, but says something else."),
    Explanation(
      "file-changed", "A file is accepted as it was when it ran.",
      "It was edited meanwhile, so nothing was written. Run 'course accept' again."),
  ]
}
