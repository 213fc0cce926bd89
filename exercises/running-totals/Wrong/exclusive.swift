// expects: itself-missing

func adjoint(_ v: [Int]) -> [Int] {
  v.indices.map { i in v.suffix(v.count - i - 1).reduce(0, +) }
}
