// expects: crashed

func adjoint(_ v: [Int]) -> [Int] {
  var r = v
  for i in 0...v.count - 2 { r[i] += r[i + 1] }
  return r
}
