// expects: forward

func adjoint(_ v: [Int]) -> [Int] {
  var sum = 0
  return v.map { x in
    sum += x
    return sum
  }
}
