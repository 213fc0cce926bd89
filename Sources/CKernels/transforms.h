// The transforms of minimal filtering algorithms, once for every instruction set.
//
// Two outputs of a filter with r taps take r + 1 products instead of 2·r, if sums of inputs are
// multiplied by sums of weights (Toom and Cook; Winograd, 1980). With the points 0, 1, -1 and infinity
// all factors are 1, -1 and 1/2. In two dimensions, the sums are formed along one axis and then
// along the other.
//
// The including file defines LANES and selects the instructions, as for product.h.
#include "CKernels.h"
#include <string.h>

typedef float tile_lanes __attribute__((ext_vector_type(LANES)));
typedef float unaligned_tile_lanes __attribute__((ext_vector_type(LANES), aligned(4)));

#define ALWAYS static inline __attribute__((always_inline))

// Each of these transforms one axis: `from` and `to` are `step` vectors apart.

/// The inputs that two outputs read, to the factors of the products.
ALWAYS void inputs_along(int taps, const tile_lanes *from, tile_lanes *to, int step) {
  const tile_lanes a = from[0], b = from[step];
  if (taps == 1) {
    to[0] = a;
    to[step] = b;
  } else if (taps == 2) {
    const tile_lanes c = from[2 * step];
    to[0] = a - b;
    to[step] = b;
    to[2 * step] = c - b;
  } else {
    const tile_lanes c = from[2 * step], d = from[3 * step];
    to[0] = a - c;
    to[step] = b + c;
    to[2 * step] = c - b;
    to[3 * step] = b - d;
  }
}

/// The weights of a filter, to the other factors; a filter with one tap keeps its only weight.
ALWAYS void weights_along(int taps, const tile_lanes *from, tile_lanes *to, int step) {
  const tile_lanes a = from[0];
  if (taps == 1) {
    to[0] = a;
  } else if (taps == 2) {
    const tile_lanes b = from[step];
    to[0] = a;
    to[step] = a + b;
    to[2 * step] = b;
  } else {
    const tile_lanes c = from[2 * step], outer = 0.5f * (a + c), inner = 0.5f * from[step];
    to[0] = a;
    to[step] = outer + inner;
    to[2 * step] = outer - inner;
    to[3 * step] = c;
  }
}

/// The products, to the two outputs.
ALWAYS void outputs_along(int taps, const tile_lanes *from, tile_lanes *to, int step) {
  const tile_lanes a = from[0], b = from[step];
  if (taps == 1) {
    to[0] = a;
    to[step] = b;
  } else if (taps == 2) {
    to[0] = a + b;
    to[step] = b + from[2 * step];
  } else {
    const tile_lanes c = from[2 * step], d = from[3 * step];
    to[0] = a + b + c;
    to[step] = b - c - d;
  }
}

/// The gradients of two outputs, to those of the products: `outputs_along` transposed.
ALWAYS void features_along(int taps, const tile_lanes *from, tile_lanes *to, int step) {
  const tile_lanes a = from[0], b = from[step];
  to[0] = a;
  if (taps == 1) {
    to[step] = b;
  } else if (taps == 2) {
    to[step] = a + b;
    to[2 * step] = b;
  } else {
    to[step] = a + b;
    to[2 * step] = a - b;
    to[3 * step] = -b;
  }
}

/// The gradients of the weights' factors, to those of the weights: `weights_along` transposed.
ALWAYS void gradients_along(int taps, const tile_lanes *from, tile_lanes *to, int step) {
  const tile_lanes a = from[0], b = from[step];
  if (taps == 1) {
    to[0] = a + b;
  } else if (taps == 2) {
    to[0] = a + b;
    to[step] = b + from[2 * step];
  } else {
    const tile_lanes c = from[2 * step], half = 0.5f * (b + c);
    to[0] = a + half;
    to[step] = 0.5f * (b - c);
    to[2 * step] = half + from[3 * step];
  }
}

/// Loads or stores a vector, or what is left of a row.
ALWAYS tile_lanes load_lanes(const float *from, ptrdiff_t count) {
  if (count == LANES) return *(const unaligned_tile_lanes *)from;
  tile_lanes lanes = 0;
  memcpy(&lanes, from, (size_t)count * sizeof *from);
  return lanes;
}

ALWAYS void store_lanes(float *to, tile_lanes lanes, ptrdiff_t count) {
  if (count == LANES)
    *(unaligned_tile_lanes *)to = lanes;
  else
    memcpy(to, &lanes, (size_t)count * sizeof *to);
}

#define UNROLL(count, i) _Pragma("clang loop unroll(full)") for (int i = 0; i < (count); i++)

// Transforms some neighbours. `FROM` and `TO` are how many numbers an axis has before and after.
#define TRANSFORM(NAME, FROM, TO)                                                                \
  ALWAYS tile_lanes NAME##_lanes(const struct kernel_transform *t, int down, int across,         \
                                 const float *from, float *to, ptrdiff_t count) {                \
    tile_lanes before[4][4], half[4][4], after[4][4], sum = 0;                                   \
    UNROLL(FROM(down), i)                                                                        \
    UNROLL(FROM(across), j)                                                                      \
    before[i][j] = load_lanes(from + i * t->from_down + j * t->from_across, count);              \
    UNROLL(FROM(across), j) NAME##_along(down, &before[0][j], &half[0][j], 4);                   \
    UNROLL(TO(down), i) NAME##_along(across, &half[i][0], &after[i][0], 1);                      \
    UNROLL(TO(down), i) UNROLL(TO(across), j) {                                                  \
      store_lanes(to + i * t->to_down + j * t->to_across, after[i][j], count);                   \
      /* Zero times a number is zero, unless the number is infinite or none. */                  \
      sum += after[i][j] * 0.0f;                                                                 \
    }                                                                                            \
    return sum;                                                                                  \
  }                                                                                              \
  ALWAYS bool NAME##_rows(const struct kernel_transform *t, int down, int across) {              \
    tile_lanes sum = 0;                                                                          \
    for (ptrdiff_t row = 0; row < t->rows; row++) {                                              \
      const float *from = t->from + row * t->from_row;                                           \
      float *to = t->to + row * t->to_row;                                                       \
      ptrdiff_t i = 0;                                                                           \
      for (; i + LANES <= t->count; i += LANES)                                                  \
        sum += NAME##_lanes(t, down, across, from + i, to + i, LANES);                           \
      if (i < t->count)                                                                          \
        sum += NAME##_lanes(t, down, across, from + i, to + i, t->count - i);                    \
    }                                                                                            \
    bool is_finite = true;                                                                       \
    for (int i = 0; i < LANES; i++) is_finite &= sum[i] == 0;                                    \
    return is_finite;                                                                            \
  }                                                                                              \
  static bool transform_##NAME(const struct kernel_transform *t) {                               \
    switch (4 * t->taps_down + t->taps_across) {                                                 \
    case 4 * 1 + 1: return NAME##_rows(t, 1, 1);                                                 \
    case 4 * 1 + 2: return NAME##_rows(t, 1, 2);                                                 \
    case 4 * 1 + 3: return NAME##_rows(t, 1, 3);                                                 \
    case 4 * 2 + 1: return NAME##_rows(t, 2, 1);                                                 \
    case 4 * 2 + 2: return NAME##_rows(t, 2, 2);                                                 \
    case 4 * 2 + 3: return NAME##_rows(t, 2, 3);                                                 \
    case 4 * 3 + 1: return NAME##_rows(t, 3, 1);                                                 \
    case 4 * 3 + 2: return NAME##_rows(t, 3, 2);                                                 \
    default: return NAME##_rows(t, 3, 3);                                                        \
    }                                                                                            \
  }

#define PRODUCTS(taps) ((taps) + 1)
#define FACTORS(taps) ((taps) == 1 ? 1 : (taps) + 1)
#define TAPS(taps) (taps)
#define OUTPUTS(taps) 2

TRANSFORM(inputs, PRODUCTS, PRODUCTS)
TRANSFORM(weights, TAPS, FACTORS)
TRANSFORM(outputs, PRODUCTS, OUTPUTS)
TRANSFORM(features, OUTPUTS, PRODUCTS)
TRANSFORM(gradients, PRODUCTS, TAPS)

#define TRANSFORMS                                                                           \
  {                                                                                          \
    transform_inputs, transform_weights, transform_outputs, transform_features,              \
        transform_gradients                                                                  \
  }
