import TensorCore

/// The option's letter, and the number of each reason: two are written "NUMBER", "NUMBER".
let answer: Choice = Choice("", because: "")
