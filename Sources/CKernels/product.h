// The single-precision product, once for every tile shape of an instruction set.
//
// The including file defines LANES and opens a `#pragma clang attribute` that selects the
// instructions; TILE(rows, vectors, run) then writes one kernel, whose columns come in runs of
// `run` vectors. Sums stay in registers because the loops over `rows` and `vectors` are unrolled
// completely.
#include "CKernels.h"

typedef float lanes __attribute__((ext_vector_type(LANES)));
typedef float unaligned_lanes __attribute__((ext_vector_type(LANES), aligned(4)));

#define EACH(count, i) _Pragma("clang loop unroll(full)") for (int i = 0; i < (count); i++)

// Vector v of the row, for the columns of a tile.
#define VECTOR(v, RUN) (*(const unaligned_lanes *)(row + starts[(v) / (RUN)] + (v) % (RUN) * LANES))

#define PRODUCT(NAME, ROWS, VECTORS, RUN)                                                      \
  /* Writes a chain's sums, or adds them to what is there, and begins the next one. */         \
  static inline __attribute__((always_inline)) void finish_##NAME(                             \
      lanes (*sums)[VECTORS], float *to, ptrdiff_t stride, bool accumulates) {                 \
    EACH(ROWS, m) EACH(VECTORS, v) {                                                           \
      unaligned_lanes *sum = (unaligned_lanes *)(to + m * stride + v * LANES);                 \
      *sum = accumulates ? *sum + sums[m][v] : sums[m][v];                                     \
      sums[m][v] = 0;                                                                          \
    }                                                                                          \
  }                                                                                            \
  static void multiply_##NAME(const struct kernel_product *product) {                          \
    const struct kernel_product p = *product;                                                  \
    /* The rows of a tile stay in the nearest cache while all blocks of m pass over them. */   \
    for (ptrdiff_t tile = 0; tile < p.tiles; tile++) {                                         \
      ptrdiff_t starts[VECTORS / RUN];                                                         \
      EACH(VECTORS / RUN, i) starts[i] = p.starts[tile * (VECTORS / RUN) + i];                 \
      for (ptrdiff_t block = 0; block < p.blocks; block++) {                                   \
        float *to = p.sums + block * ROWS * p.sums_stride + tile * VECTORS * LANES;            \
        lanes sums[ROWS][VECTORS] = {};                                                        \
        const float *panel = p.panel + block * p.panel_block;                                  \
        ptrdiff_t chain = 0;                                                                   \
        bool accumulates = p.accumulates;                                                      \
        for (ptrdiff_t tap = 0; tap < p.taps; tap++) {                                         \
          const float *row = p.rows + p.offsets[tap];                                          \
          for (ptrdiff_t left = p.depth; left > 0;) {                                          \
            const ptrdiff_t count = left < p.chain ? left : p.chain;                           \
            if (chain + count > p.chain) {                                                     \
              finish_##NAME(sums, to, p.sums_stride, accumulates);                             \
              accumulates = true;                                                              \
              chain = 0;                                                                       \
            }                                                                                  \
            for (ptrdiff_t k = 0; k < count; k++) {                                            \
              /* What there are more of is loaded one at a time, to need few registers. */     \
              if (ROWS < VECTORS) {                                                            \
                EACH(VECTORS, v) {                                                             \
                  const lanes values = VECTOR(v, RUN);                                         \
                  EACH(ROWS, m) sums[m][v] += panel[m] * values;                               \
                }                                                                              \
              } else {                                                                         \
                lanes values[VECTORS];                                                         \
                EACH(VECTORS, v) values[v] = VECTOR(v, RUN);                                   \
                EACH(ROWS, m) EACH(VECTORS, v) sums[m][v] += panel[m] * values[v];             \
              }                                                                                \
              panel += p.panel_stride;                                                         \
              row += p.row_stride;                                                             \
            }                                                                                  \
            chain += count;                                                                    \
            left -= count;                                                                     \
          }                                                                                    \
        }                                                                                      \
        finish_##NAME(sums, to, p.sums_stride, accumulates);                                   \
      }                                                                                        \
    }                                                                                          \
  }

#define TILE(ROWS, VECTORS, RUN) PRODUCT(ROWS##x##VECTORS##_by_##RUN, ROWS, VECTORS, RUN)
#define TILE_ENTRY(ROWS, VECTORS, RUN) \
  {ROWS, VECTORS *LANES, RUN *LANES, multiply_##ROWS##x##VECTORS##_by_##RUN}
