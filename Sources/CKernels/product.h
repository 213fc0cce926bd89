// The single-precision product, once for every tile shape of an instruction set.
//
// The including file defines LANES and opens a `#pragma clang attribute` that selects the
// instructions; TILE(rows, vectors) then writes one kernel. Sums stay in registers because the
// loops over `rows` and `vectors` are unrolled completely.
#include "CKernels.h"

typedef float lanes __attribute__((ext_vector_type(LANES)));
typedef float unaligned_lanes __attribute__((ext_vector_type(LANES), aligned(4)));

#define TILE(ROWS, VECTORS)                                                                     \
  static void multiply_##ROWS##x##VECTORS(const struct kernel_product *product) {              \
    for (ptrdiff_t tile = 0; tile < product->tiles; tile++) {                                   \
      const ptrdiff_t column = tile * VECTORS * LANES;                                          \
      lanes sums[ROWS][VECTORS] = {};                                                           \
      const float *panel = product->panel;                                                      \
      for (ptrdiff_t tap = 0; tap < product->taps; tap++) {                                     \
        const float *row = product->rows + product->offsets[tap] + column;                      \
        for (ptrdiff_t k = 0; k < product->depth; k++) {                                        \
          lanes values[VECTORS];                                                                \
          _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++)                  \
              values[v] = *(const unaligned_lanes *)(row + v * LANES);                          \
          _Pragma("clang loop unroll(full)") for (int m = 0; m < ROWS; m++)                     \
              _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++)              \
                  sums[m][v] += panel[m] * values[v];                                           \
          panel += ROWS;                                                                        \
          row += product->row_stride;                                                           \
        }                                                                                       \
      }                                                                                         \
      _Pragma("clang loop unroll(full)") for (int m = 0; m < ROWS; m++)                         \
          _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++) {                \
        unaligned_lanes *sum =                                                                  \
            (unaligned_lanes *)(product->sums + m * product->sums_stride + column + v * LANES); \
        *sum = product->accumulates ? *sum + sums[m][v] : sums[m][v];                           \
      }                                                                                         \
    }                                                                                           \
  }

#define TILE_ENTRY(ROWS, VECTORS) {ROWS, VECTORS *LANES, multiply_##ROWS##x##VECTORS}
