/// The files of a new book.
enum BookTemplate {
  /// Each file's path relative to the book, and its text.
  static let files: [(path: String, text: String)] = [
    ("chapters/SUMMARY.md", summary),
    ("chapters/01-first-steps.md", chapter),
    ("chapters/facts.yaml", facts),
    ("course.yaml", settings),
    (".gitignore", ignored),
  ]

  /// What git leaves out of a book.
  static let ignored = ".course/\nsite/public/\nsite/book.*\n"

  private static let settings = """
    # The modules that every snippet sees.
    imports: [Tensors]

    """

  private static let summary = """
    # My book

    - [First steps](01-first-steps.md)

    """

  private static let facts = """
    # What the documents that this book discusses state, one entry a fact.
    documents:
      primer: {title: "The document that this book discusses"}

    facts:
      - {id: primer.double, doc: primer, kind: tensor, verdict: holds,
         states: "tensor([[2., 4.],\\n        [6., 8.]])"}

    """

  private static let chapter = """
    ---
    title: First steps
    objectives:
      - Run a snippet and compare what it computes with what a document prints.
    minutes: 2
    documents: [primer]
    ---

    A snippet runs, in order with the others of its chapter:

    ```swift {#double}
    let x: Tensor = [[1, 2], [3, 4]]
    print(x.shape)
    ```

    ```output
    [2, 2]
    ```

    The document prints twice its value, and so does the snippet:

    ```tensor {of="x + x" fact=primer.double}
    tensor([[2., 4.],
            [6., 8.]])
    ```

    The tensor has 4<!--= x.scalarCount --> elements, and their sum is as expected:

    ```check
    x.sum() == 10
    ```

    """
}
