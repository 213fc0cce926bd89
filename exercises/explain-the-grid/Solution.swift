let answer: String = """
  Take a line of ones and a kernel a, b, c with stride 2. Inside, the even cells get a + c, from two
  copies, and the odd cells get b, from one. With a kernel of ones this paints 2, 1, 2,
  1; in a picture the counts are 4, 2, 2, 1. That is the grid, and its period is the stride.

  Random weights do not remove it. The sum of two random weights has, on average, twice the square
  of a single one, so the cells with larger hands stand out before anything is learned.

  Kernel 4 deals two weights to each hand: no cell is preferred at the start. But the
  sums may still differ. The kernel 1, 2, 3, 4 paints 4 and 6 in turns. Equal counts make a grid
  unlikely, they do not forbid it. Repeating cells and then convolving does.
  """
