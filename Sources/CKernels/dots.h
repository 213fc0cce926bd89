// Sums of products along rows, once for every instruction set: both factors are read as they lie,
// so neither needs packing. Every lane sums for itself; the lanes are added up at the end.
//
// The including file defines LANES and selects the instructions, as for product.h.
#include "CKernels.h"
#include <string.h>

typedef float dot_lanes __attribute__((ext_vector_type(LANES)));
typedef float unaligned_dot_lanes __attribute__((ext_vector_type(LANES), aligned(4)));

/// Adds up the lanes of every sum. Not inlined: it would take registers from the loop before it.
static __attribute__((noinline)) void add_lanes(const struct kernel_dots *dots, ptrdiff_t rows,
                                                ptrdiff_t columns, const float *lanes) {
  for (ptrdiff_t m = 0; m < rows; m++)
    for (ptrdiff_t n = 0; n < columns; n++, lanes += LANES) {
      float sums[LANES];
      memcpy(sums, lanes, sizeof sums);
      for (int width = LANES / 2; width > 0; width /= 2)
        for (int i = 0; i < width; i++) sums[i] += sums[i + width];
      dots->sums[m * dots->sums_stride + n] += sums[0];
    }
}

#define UNROLLED _Pragma("clang loop unroll(full)")

#define DOTS(ROWS, COLUMNS)                                                                \
  static void dots_##ROWS##x##COLUMNS(const struct kernel_dots *dots) {                   \
    dot_lanes sums[ROWS][COLUMNS] = {};                                                   \
    for (ptrdiff_t c = 0; c < dots->count * (16 / LANES); c++) {                          \
      const struct kernel_cells cells = dots->cells[c / (16 / LANES)];                    \
      const float *a = dots->left + cells.left + c % (16 / LANES) * LANES;                \
      const float *b = dots->right + cells.right + c % (16 / LANES) * LANES;              \
      dot_lanes left[ROWS];                                                               \
      UNROLLED for (int m = 0; m < ROWS; m++)                                             \
          left[m] = *(const unaligned_dot_lanes *)(a + dots->left_rows[m]);               \
      UNROLLED for (int n = 0; n < COLUMNS; n++) {                                        \
        const dot_lanes right = *(const unaligned_dot_lanes *)(b + dots->right_rows[n]);  \
        UNROLLED for (int m = 0; m < ROWS; m++) sums[m][n] += left[m] * right;            \
      }                                                                                   \
    }                                                                                     \
    float lanes[ROWS][COLUMNS][LANES];                                                    \
    UNROLLED for (int m = 0; m < ROWS; m++)                                               \
      UNROLLED for (int n = 0; n < COLUMNS; n++)                                          \
        *(unaligned_dot_lanes *)lanes[m][n] = sums[m][n];                                 \
    add_lanes(dots, ROWS, COLUMNS, lanes[0][0]);                                          \
  }

#define DOTS_ENTRY(ROWS, COLUMNS) {ROWS, COLUMNS, dots_##ROWS##x##COLUMNS}
