/// The files of a new book that has a library of its own.
enum LibraryBookTemplate {
  /// Each file's path relative to the book, and its text.
  static let files: [(path: String, text: String)] = [
    ("course.yaml", settings),
    ("library/Polygon.swift", library),
    ("chapters/SUMMARY.md", summary),
    ("chapters/01-first-steps.md", chapter),
    (".gitignore", BookTemplate.ignored),
  ]

  private static let settings = """
    description: A book about anything, with code of its own.
    language: en

    # The Swift files in library/ make the module Shapes, which every snippet sees.
    library: Shapes
    imports: [Shapes]

    """

  private static let library = """
    import SnippetSupport

    /// A figure with straight sides.
    public struct Polygon {
      /// The corners in order, each as x and y.
      public var corners: [[Double]]

      /// Creates a polygon.
      public init(corners: [[Double]]) {
        self.corners = corners
      }

      /// The area that the sides enclose.
      public var area: Double {
        let next = corners.dropFirst() + corners.prefix(1)
        return abs(zip(corners, next).map { $0[0] * $1[1] - $1[0] * $0[1] }.reduce(0, +)) / 2
      }
    }

    /// A `tensor` fence compares a polygon with printed numbers: two columns, a row for each corner.
    extension Polygon: TensorComparable {
      public var shape: [Int] { [corners.count, 2] }
      public var scalars: [Double] { corners.flatMap { $0 } }
    }

    """

  private static let summary = """
    # My book

    - [First steps](01-first-steps.md)

    """

  private static let chapter = """
    ---
    title: First steps
    objectives:
      - Run a snippet with the book's own library.
    minutes: 2
    ---

    A snippet runs, in order with the others of its chapter, and sees the library:

    ```swift {#triangle}
    let triangle = Polygon(corners: [[0, 0], [4, 0], [0, 3]])
    print(triangle.area)
    ```

    ```output
    6.0
    ```

    The triangle has 3<!--= triangle.corners.count --> corners. They are compared number by number:

    ```tensor {of=triangle}
    array([[0., 0.],
           [4., 0.],
           [0., 3.]])
    ```

    Twice as wide, it has twice the area:

    ```check
    Polygon(corners: [[0, 0], [8, 0], [0, 3]]).area == 2 * triangle.area
    ```

    """
}
