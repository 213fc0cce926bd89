// expects: wrong-way-round

func adjoint(_ v: [Int]) -> [Int] {
  var sum = 0
  return v.reversed().map { x in
    sum += x
    return sum
  }
}
