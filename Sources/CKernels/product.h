// The single-precision product, once for every tile shape of an instruction set.
//
// The including file defines LANES and opens a `#pragma clang attribute` that selects the
// instructions; TILE(rows, vectors) then writes one kernel, and LINES(rows, vectors, width) one
// whose columns are lines of `width` vectors, with a vector left out after each. Sums stay in
// registers because the loops over `rows` and `vectors` are unrolled completely.
#include "CKernels.h"

typedef float lanes __attribute__((ext_vector_type(LANES)));
typedef float unaligned_lanes __attribute__((ext_vector_type(LANES), aligned(4)));

#define EACH(count, i) _Pragma("clang loop unroll(full)") for (int i = 0; i < (count); i++)

// Where vector v of a tile begins, and all that a tile covers.
#define COLUMN(v, WIDTH, GAP) (((v) / (WIDTH) * (WIDTH + GAP) + (v) % (WIDTH)) * LANES)

#define PRODUCT(NAME, ROWS, VECTORS, WIDTH, GAP)                                                \
  /* Writes a chain's sums, or adds them to what is there, and begins the next one. */          \
  static inline __attribute__((always_inline)) void finish_##NAME(                              \
      lanes (*sums)[VECTORS], float *to, ptrdiff_t stride, bool accumulates) {                  \
    EACH(ROWS, m) EACH(VECTORS, v) {                                                            \
      unaligned_lanes *sum = (unaligned_lanes *)(to + m * stride + COLUMN(v, WIDTH, GAP));      \
      *sum = accumulates ? *sum + sums[m][v] : sums[m][v];                                      \
      sums[m][v] = 0;                                                                           \
    }                                                                                           \
  }                                                                                             \
  static void multiply_##NAME(const struct kernel_product *product) {                           \
    const struct kernel_product p = *product;                                                   \
    for (ptrdiff_t tile = 0; tile < p.tiles; tile++) {                                          \
      const ptrdiff_t column = tile * COLUMN(VECTORS, WIDTH, GAP);                              \
      lanes sums[ROWS][VECTORS] = {};                                                           \
      const float *panel = p.panel;                                                             \
      ptrdiff_t chain = 0;                                                                      \
      bool accumulates = p.accumulates;                                                         \
      for (ptrdiff_t tap = 0; tap < p.taps; tap++) {                                            \
        const float *row = p.rows + p.offsets[tap] + column;                                    \
        for (ptrdiff_t left = p.depth; left > 0;) {                                             \
          const ptrdiff_t count = left < p.chain ? left : p.chain;                              \
          if (chain + count > p.chain) {                                                        \
            finish_##NAME(sums, p.sums + column, p.sums_stride, accumulates);                   \
            accumulates = true;                                                                 \
            chain = 0;                                                                          \
          }                                                                                     \
          for (ptrdiff_t k = 0; k < count; k++) {                                               \
            /* What there are more of is loaded one at a time, to need few registers. */        \
            if (ROWS < VECTORS) {                                                               \
              EACH(VECTORS, v) {                                                                \
                const lanes values = *(const unaligned_lanes *)(row + COLUMN(v, WIDTH, GAP));   \
                EACH(ROWS, m) sums[m][v] += panel[m] * values;                                  \
              }                                                                                 \
            } else {                                                                            \
              lanes values[VECTORS];                                                            \
              EACH(VECTORS, v)                                                                  \
                values[v] = *(const unaligned_lanes *)(row + COLUMN(v, WIDTH, GAP));            \
              EACH(ROWS, m) EACH(VECTORS, v) sums[m][v] += panel[m] * values[v];                \
            }                                                                                   \
            panel += p.panel_stride;                                                            \
            row += p.row_stride;                                                                \
          }                                                                                     \
          chain += count;                                                                       \
          left -= count;                                                                        \
        }                                                                                       \
      }                                                                                         \
      finish_##NAME(sums, p.sums + column, p.sums_stride, accumulates);                         \
    }                                                                                           \
  }

#define TILE(ROWS, VECTORS) PRODUCT(ROWS##x##VECTORS, ROWS, VECTORS, VECTORS, 0)
#define LINES(ROWS, VECTORS, WIDTH) \
  PRODUCT(ROWS##x##VECTORS##_in_lines_of_##WIDTH, ROWS, VECTORS, WIDTH, 1)

#define TILE_ENTRY(ROWS, VECTORS) \
  {ROWS, VECTORS *LANES, VECTORS *LANES, VECTORS *LANES, multiply_##ROWS##x##VECTORS}
#define LINES_ENTRY(ROWS, VECTORS, WIDTH)                                       \
  {ROWS, COLUMN(VECTORS, WIDTH, 1), COLUMN(WIDTH, WIDTH, 1), WIDTH *LANES,      \
   multiply_##ROWS##x##VECTORS##_in_lines_of_##WIDTH}
