// The single-precision product, once for every tile shape of an instruction set.
//
// The including file defines LANES and opens a `#pragma clang attribute` that selects the
// instructions; TILE(rows, vectors) then writes one kernel. Sums stay in registers because the
// loops over `rows` and `vectors` are unrolled completely.
#include "CKernels.h"

typedef float lanes __attribute__((ext_vector_type(LANES)));
typedef float unaligned_lanes __attribute__((ext_vector_type(LANES), aligned(4)));

#define UNROLLED_TILE(ROWS, VECTORS)                                    \
  _Pragma("clang loop unroll(full)") for (int m = 0; m < ROWS; m++) \
      _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++)

#define TILE(ROWS, VECTORS)                                                                     \
  /* Writes a chain's sums, or adds them to what is there, and begins the next one. */          \
  static inline __attribute__((always_inline)) void finish_##ROWS##x##VECTORS(                  \
      lanes (*sums)[VECTORS], float *to, ptrdiff_t stride, bool accumulates) {                  \
    if (accumulates)                                                                            \
      UNROLLED_TILE(ROWS, VECTORS)                                                              \
        sums[m][v] += *(const unaligned_lanes *)(to + m * stride + v * LANES);                  \
    UNROLLED_TILE(ROWS, VECTORS) {                                                              \
      *(unaligned_lanes *)(to + m * stride + v * LANES) = sums[m][v];                           \
      sums[m][v] = 0;                                                                           \
    }                                                                                           \
  }                                                                                             \
  static void multiply_##ROWS##x##VECTORS(const struct kernel_product *product) {               \
    const struct kernel_product p = *product;                                                    \
    for (ptrdiff_t tile = 0; tile < p.tiles; tile++) {                                           \
      const ptrdiff_t column = tile * VECTORS * LANES;                                           \
      lanes sums[ROWS][VECTORS] = {};                                                            \
      const float *panel = p.panel;                                                              \
      ptrdiff_t chain = 0;                                                                       \
      bool accumulates = p.accumulates;                                                          \
      for (ptrdiff_t tap = 0; tap < p.taps; tap++) {                                             \
        const float *row = p.rows + p.offsets[tap] + column;                                     \
        for (ptrdiff_t left = p.depth; left > 0;) {                                              \
          const ptrdiff_t count = left < p.chain ? left : p.chain;                   \
          if (chain + count > p.chain) {                                                   \
            finish_##ROWS##x##VECTORS(sums, p.sums + column, p.sums_stride, accumulates);        \
            accumulates = true;                                                                  \
            chain = 0;                                                                           \
          }                                                                                      \
          for (ptrdiff_t k = 0; k < count; k++) {                                                \
            lanes values[VECTORS];                                                               \
            UNROLLED_TILE(1, VECTORS) values[v] = *(const unaligned_lanes *)(row + v * LANES);   \
            UNROLLED_TILE(ROWS, VECTORS) sums[m][v] += panel[m] * values[v];                     \
            panel += p.panel_stride;                                                             \
            row += p.row_stride;                                                                 \
          }                                                                                      \
          chain += count;                                                                        \
          left -= count;                                                                         \
        }                                                                                        \
      }                                                                                          \
      finish_##ROWS##x##VECTORS(sums, p.sums + column, p.sums_stride, accumulates);              \
    }                                                                                            \
  }

#define TILE_ENTRY(ROWS, VECTORS) {ROWS, VECTORS *LANES, multiply_##ROWS##x##VECTORS}
