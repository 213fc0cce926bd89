// expects: a

import TensorCore

let answer: Choice = Choice("a", because: "3")
