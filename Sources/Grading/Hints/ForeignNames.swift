/// What NumPy, PyTorch and other languages call things, and what to write here.
public enum ForeignNames {
  /// Names of what a tensor is asked for or made with, and the expression that does it here.
  ///
  /// In each, `x` and `y` are tensors.
  public static let tensors: [String: String] = table([
    (
      ["permute", "permuted", "swapaxes", "moveaxis", "movedim"],
      "x.transposed(permutation: [0, 2, 1])"
    ),
    (["transpose", "T", "mT", "t"], "x.transposed()"),
    (["view", "reshape", "reshaped", "resize"], "x.reshaped(to: [2, 3])"),
    (["flatten", "ravel"], "x.flattened()"),
    (["squeeze"], "x.squeezed(axis: 0)"),
    (["unsqueeze", "expand_dims"], "x.unsqueezed(axis: 0)"),
    (["flip", "fliplr", "flipud", "rot90", "flipped"], "x.flipped(axes: [-2, -1])"),
    (["expand", "broadcast_to", "broadcast"], "x.broadcast(to: [2, 3])"),
    (["pad"], "x.padded(top: 1, bottom: 1, left: 1, right: 1)"),
    (["crop"], "x.cropped(top: 1, bottom: 1, left: 1, right: 1)"),
    (["zeros", "zeros_like", "empty"], "Tensor(zeros: [2, 3])"),
    (["ones", "ones_like"], "Tensor(ones: [2, 3])"),
    (["full", "full_like", "fill"], "Tensor(repeating: 0.5, shape: [2, 3])"),
    (["eye", "identity"], "Tensor(identity: 3)"),
    (["arange", "linspace"], "Tensor(arange: 0..<6)"),
    (["cat", "concat", "concatenate"], "Tensor.concatenate([x, y], alongAxis: 0)"),
    (["stack", "vstack", "hstack"], "Tensor(stacking: [x, y])"),
    (["numel", "count", "length", "nelement"], "x.scalarCount"),
    (["ndim", "dim", "ndimension", "dims"], "x.rank"),
    (["item", "numpy", "tolist", "data", "values", "array"], "x.scalars"),
    (["matmul", "mm", "bmm"], "matmul(x, y)"),
    (["dot", "vdot", "inner"], "dot(x, y)"),
    (["exp"], "exp(x)"), (["log"], "log(x)"), (["sqrt"], "sqrt(x)"), (["tanh"], "tanh(x)"),
    (["relu"], "relu(x)"), (["sigmoid"], "sigmoid(x)"), (["abs", "absolute"], "abs(x)"),
    (["maximum"], "max(x, y)"), (["minimum"], "min(x, y)"),
    (["clamp", "clip"], "x.clamped(to: 0...1)"),
    (["allclose", "isclose"], "x.isClose(to: y)"),
    (["equal", "array_equal", "eq"], "x == y"),
    (["pow", "square"], "x * x"), (["add"], "x + y"), (["sub", "subtract"], "x - y"),
    (["mul", "multiply"], "x * y"), (["div", "divide"], "x / y"),
    (["clone", "copy", "detach", "contiguous", "float", "astype", "double"], "x"),
    (["size"], "x.shape[0]"),
  ])

  /// Names of other languages for what lists have, and the expression, in which `a` is a list.
  static let lists: [String: String] = table([
    (["length", "size", "len", "shape", "Count", "Length"], "a.count"),
    (["push", "push_back", "add", "Add"], "a.append(1)"),
    (["extend", "concat"], "a.append(contentsOf: [1])"),
    (["pop", "pop_back"], "a.removeLast()"),
    (["sum"], "a.reduce(0, +)"),
    (["index", "indexOf"], "a.firstIndex(of: 1)"),
    (["includes", "has"], "a.contains(1)"),
    (["sort_values", "sortedBy"], "a.sorted()"),
    (["reverse_list", "flip"], "a.reversed()"),
  ])

  /// Names that other languages have without a point, and what to write.
  static let words: [String: String] = table([
    (["len"], "x.count"), (["range", "xrange"], "0..<n"), (["enumerate"], "x.enumerated()"),
    (["sorted"], "x.sorted()"), (["reversed"], "x.reversed()"), (["sum"], "x.reduce(0, +)"),
    (["True"], "true"), (["False"], "false"), (["None", "null", "NULL", "nullptr"], "nil"),
    (["int", "Integer", "long", "size_t"], "Int"), (["float", "Float32", "float32"], "Float"),
    (["double"], "Double"), (["bool", "boolean", "Boolean"], "Bool"),
    (["str", "string"], "String"),
    (["tensor", "Array2D", "ndarray", "Matrix"], "Tensor"), (["printf", "println"], "print(n)"),
    (["this"], "self"),
  ])

  /// Functions of numbers that Foundation has.
  static let foundation: Set<String> = [
    "floor", "ceil", "round", "trunc", "pow", "sqrt", "exp", "log", "log2", "log10", "sin", "cos",
    "tan", "tanh", "atan", "atan2", "fmod", "fabs", "hypot", "erf",
  ]

  /// The names under which those libraries are imported.
  static let libraries: Set<String> = ["np", "numpy", "torch", "jnp", "jax", "tf", "F", "nn"]

  private static func table(_ rows: [(names: [String], write: String)]) -> [String: String] {
    Dictionary(
      rows.flatMap { row in row.names.map { ($0, row.write) } },
      uniquingKeysWith: { first, _ in first })
  }
}
