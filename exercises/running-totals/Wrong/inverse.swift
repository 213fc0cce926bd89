// expects: inverse

func adjoint(_ v: [Int]) -> [Int] {
  v.indices.map { i in i > 0 ? v[i] - v[i - 1] : v[i] }
}
