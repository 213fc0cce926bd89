func adjoint(_ v: [Int]) -> [Int] {
  var result = v
  for place in v.indices.dropLast().reversed() {
    result[place] += result[place + 1]
  }
  return result
}
