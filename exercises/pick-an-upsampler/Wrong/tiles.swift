// expects: b

import TensorCore

let answer: Choice = Choice("b", because: "5")
