// Gives a number with which the checks of the exercise overflow, as an honest student may.
let odd: Int = Int.max
