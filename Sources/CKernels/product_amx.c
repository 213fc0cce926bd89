// Single-precision products on the AMX unit, which multiplies bfloat16 numbers only.
//
// A float has 24 significant bits, a bfloat16 has 8: three of them hold any float exactly,
// a = a1 + a2 + a3. Of the nine products of the parts, the six largest are summed, in single
// precision; the three dropped ones are below 2^-24 of the whole. The result is as good as a
// single-precision sum, at six times the work of a unit that is twenty times as fast.
#include "CKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#if defined(KERNEL_TILE_MODEL)
#include "tile_model.h"
#define AMX __attribute__((target("avx512f,fma")))
#else
#define AMX __attribute__((target("amx-tile,amx-bf16,avx512f")))
#endif

// Tiles 0-3 are sums, 4 and 5 two blocks of sixteen rows, 6 and 7 two of sixteen columns.
#define LOAD_LEFT(part)                                                       \
  _tile_loadd(4, left + (part) * p->left_plane, left_row_bytes);              \
  _tile_loadd(5, left + (part) * p->left_plane + 16 * p->left_row, left_row_bytes)
#define LOAD_RIGHT(part)                                                      \
  _tile_loadd(6, right + (part) * p->right_plane, right_row_bytes);           \
  _tile_loadd(7, right + (part) * p->right_plane + 16, right_row_bytes)
#define MULTIPLY()        \
  _tile_dpbf16ps(0, 4, 6); \
  _tile_dpbf16ps(1, 4, 7); \
  _tile_dpbf16ps(2, 5, 6); \
  _tile_dpbf16ps(3, 5, 7)

AMX static void configure_tiles(void) {
  struct {
    uint8_t palette, start_row, reserved[14];
    uint16_t row_bytes[16];
    uint8_t rows[16];
  } __attribute__((packed)) configuration = {.palette = 1};
  for (int tile = 0; tile < 8; tile++) {
    configuration.row_bytes[tile] = 64;
    configuration.rows[tile] = 16;
  }
  _tile_loadconfig(&configuration);
}

/// Adds the products of one tile to the sums in the tiles 0-3, the smallest parts first.
AMX static void multiply_tile(const struct kernel_split_product *p, const uint32_t *columns) {
  const ptrdiff_t left_row_bytes = p->left_row * 2, right_row_bytes = p->right_row * 4;
  const uint16_t *left = p->left;
  for (ptrdiff_t tap = 0; tap < p->taps; tap++) {
    const uint32_t *right = columns + p->offsets[tap];
    for (ptrdiff_t step = 0; step < p->steps; step++) {
      LOAD_RIGHT(2);
      LOAD_LEFT(0);
      MULTIPLY();
      LOAD_RIGHT(1);
      MULTIPLY();
      LOAD_LEFT(1);
      MULTIPLY();
      LOAD_RIGHT(0);
      MULTIPLY();
      LOAD_LEFT(2);
      MULTIPLY();
      LOAD_LEFT(0);
      MULTIPLY();
      left += p->left_step;
      right += p->right_step;
    }
  }
}

AMX void kernel_multiply_split(const struct kernel_split_product *p) {
  const ptrdiff_t stride = p->sums_stride * 4;
  configure_tiles();
  for (ptrdiff_t tile = 0; tile < p->tiles; tile++) {
    float *upper = p->sums + tile * 32, *lower = upper + 16 * p->sums_stride;
    if (p->accumulates) {
      _tile_loadd(0, upper, stride);
      _tile_loadd(1, upper + 16, stride);
      _tile_loadd(2, lower, stride);
      _tile_loadd(3, lower + 16, stride);
    } else {
      _tile_zero(0);
      _tile_zero(1);
      _tile_zero(2);
      _tile_zero(3);
    }
    multiply_tile(p, p->right + tile * 32);
    _tile_stored(0, upper, stride);
    _tile_stored(1, upper + 16, stride);
    _tile_stored(2, lower, stride);
    _tile_stored(3, lower + 16, stride);
  }
  _tile_release();
}

// MARK: Splitting

typedef uint32_t words __attribute__((ext_vector_type(16)));
typedef float floats __attribute__((ext_vector_type(16)));
typedef uint16_t halves __attribute__((ext_vector_type(16)));

/// The leading eight bits of every number, rounded; the remainder stays in `rest`, exactly.
AMX static inline words leading_part(floats *rest) {
  const words rounded = ((words)*rest + 0x8000) & 0xffff0000;
  *rest -= (floats)rounded;
  return rounded;
}

/// All ones in the lanes whose number is neither zero nor between 2^-48 and 2^63 in magnitude.
AMX static inline words out_of_range(floats values) {
  const words magnitude = (words)values & 0x7fffffff;
  const words least = (127 - 48) << 23, limit = (127 + 63) << 23;
  return (words)(magnitude != 0) & (words)(magnitude - least >= limit - least);
}

AMX static inline bool is_zero(words bits) {
  uint32_t any = 0;
  for (int i = 0; i < 16; i++) any |= bits[i];
  return any == 0;
}

/// The first `count` of sixteen numbers, and zeros.
AMX static inline floats load(const float *values, ptrdiff_t count) {
  return _mm512_maskz_loadu_ps(count >= 16 ? 0xffff : (1u << count) - 1, values);
}

AMX bool kernel_split_pair(const float *first, const float *second, ptrdiff_t count,
                           uint32_t *parts, ptrdiff_t plane) {
  words rejected = 0;
  for (ptrdiff_t i = 0; i < count; i += 16) {
    floats a = load(first + i, count - i), b = load(second + i, count - i);
    rejected |= out_of_range(a) | out_of_range(b);
    for (int part = 0; part < 3; part++) {
      const words pair = leading_part(&b) | (leading_part(&a) >> 16);
      __builtin_memcpy(parts + part * plane + i, &pair, sizeof pair);
    }
  }
  return is_zero(rejected);
}

AMX bool kernel_split_row(const float *row, ptrdiff_t count, uint16_t *parts, ptrdiff_t plane) {
  words rejected = 0;
  for (ptrdiff_t i = 0; i < count; i += 16) {
    floats a = load(row + i, count - i);
    rejected |= out_of_range(a);
    for (int part = 0; part < 3; part++) {
      const halves leading = __builtin_convertvector(leading_part(&a) >> 16, halves);
      __builtin_memcpy(parts + part * plane + i, &leading, sizeof leading);
    }
  }
  return is_zero(rejected);
}
#else
// Never called: the level is not reported where the instructions do not exist.
void kernel_multiply_split(const struct kernel_split_product *p) { (void)p; }
bool kernel_split_pair(const float *first, const float *second, ptrdiff_t count,
                       uint32_t *parts, ptrdiff_t plane) {
  return false;
}
bool kernel_split_row(const float *row, ptrdiff_t count, uint16_t *parts, ptrdiff_t plane) {
  return false;
}
#endif
