// expects: wrong

import TensorCore

let answer: Choice = Choice("b")
