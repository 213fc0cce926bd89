// expects: wrong

func frechetDistance(_ first: [Double], _ second: [Double]) -> Double {
  let (m, n) = (average(first), average(second))
  let (s, t) = (variance(first, m), variance(second, n))
  return abs(m - n) + abs(s - t)
}

func average(_ list: [Double]) -> Double { list.reduce(0, +) / Double(list.count) }

func variance(_ list: [Double], _ centre: Double) -> Double {
  average(list.map { ($0 - centre) * ($0 - centre) }).squareRoot()
}
