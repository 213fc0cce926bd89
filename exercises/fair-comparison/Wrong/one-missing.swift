// expects: wrong

import TensorCore

let answer: Choice = Choice("b", because: "1", "2")
