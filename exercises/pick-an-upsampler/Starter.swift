import TensorCore

/// The option's letter, and the numbers of the reasons.
let answer: Choice = Choice("", because: "")
