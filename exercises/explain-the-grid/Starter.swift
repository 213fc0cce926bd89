/// Your answer to the three questions, 80 to 150 words.
let answer: String = ""
