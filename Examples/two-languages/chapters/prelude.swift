/// Returns the greatest common divisor of two positive numbers, as Euclid computed it.
func commonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
