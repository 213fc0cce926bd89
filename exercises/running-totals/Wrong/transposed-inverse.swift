// expects: adjoint-of-inverse

func adjoint(_ v: [Int]) -> [Int] {
  v.indices.map { i in i + 1 < v.count ? v[i] - v[i + 1] : v[i] }
}
