// Moving numbers between pictures and the packed memory that the products read and write.
#include "CKernels.h"
#include <string.h>

typedef float floats __attribute__((ext_vector_type(16)));
typedef float unaligned_floats __attribute__((ext_vector_type(16), aligned(4)));

// Each mover is written once and compiled for the widest vectors as well.
#if defined(__x86_64__)
#define WIDE(name, parameters, arguments)                                       \
  __attribute__((target("avx512f"))) static void name##_avx512 parameters {     \
    name##_any arguments;                                                       \
  }                                                                             \
  __attribute__((target("avx2"))) static void name##_avx2 parameters {          \
    name##_any arguments;                                                       \
  }                                                                             \
  void kernel_##name parameters {                                               \
    if (__builtin_cpu_supports("avx512f")) return name##_avx512 arguments;      \
    if (__builtin_cpu_supports("avx2")) return name##_avx2 arguments;           \
    name##_any arguments;                                                       \
  }
#else
#define WIDE(name, parameters, arguments) \
  void kernel_##name parameters { name##_any arguments; }
#endif
#define MOVER static inline __attribute__((always_inline)) void

// Parts of rows too short for sixteen lanes; a small picture has no others.
typedef float unaligned_quad __attribute__((ext_vector_type(4), aligned(4)));
typedef float unaligned_octet __attribute__((ext_vector_type(8), aligned(4)));

/// Copies a short row without the call that `memcpy` is.
MOVER copy_row(float *to, const float *from, ptrdiff_t count, float bias) {
  ptrdiff_t i = 0;
  for (; i + 16 <= count; i += 16)
    *(unaligned_floats *)(to + i) = *(const unaligned_floats *)(from + i) + bias;
  if (i + 8 <= count) {
    *(unaligned_octet *)(to + i) = *(const unaligned_octet *)(from + i) + bias;
    i += 8;
  }
  if (i + 4 <= count) {
    *(unaligned_quad *)(to + i) = *(const unaligned_quad *)(from + i) + bias;
    i += 4;
  }
  _Pragma("clang loop vectorize(disable)") for (; i < count; i++) to[i] = from[i] + bias;
}

/// Copies every other number, reading none after the last.
MOVER copy_even(float *to, const float *from, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + 16 <= count; i += 16) {
    const floats low = *(const unaligned_floats *)(from + 2 * i);
    const floats high = *(const unaligned_floats *)(from + 2 * i + 15);
    *(unaligned_floats *)(to + i) = __builtin_shufflevector(
        low, high, 0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31);
  }
  if (i + 8 <= count) {
    const unaligned_octet low = *(const unaligned_octet *)(from + 2 * i);
    const unaligned_octet high = *(const unaligned_octet *)(from + 2 * i + 7);
    *(unaligned_octet *)(to + i) =
        __builtin_shufflevector(low, high, 0, 2, 4, 6, 9, 11, 13, 15);
    i += 8;
  }
  if (i + 4 <= count) {
    const unaligned_quad low = *(const unaligned_quad *)(from + 2 * i);
    const unaligned_quad high = *(const unaligned_quad *)(from + 2 * i + 3);
    *(unaligned_quad *)(to + i) = __builtin_shufflevector(low, high, 0, 2, 5, 7);
    i += 4;
  }
  _Pragma("clang loop vectorize(disable)") for (; i < count; i++) to[i] = from[2 * i];
}

/// Zeros a few numbers; the barriers keep the compiler from calling `memset` for them.
MOVER zero_row(float *to, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + 16 <= count; i += 16) {
    *(unaligned_floats *)(to + i) = 0;
    __asm__ volatile("");
  }
  for (; i < count; i++) {
    to[i] = 0;
    __asm__ volatile("");
  }
}

MOVER gather_any(float *packed, ptrdiff_t row_stride, ptrdiff_t width, const float *picture,
                 ptrdiff_t plane_stride, ptrdiff_t channels, ptrdiff_t step,
                 const struct kernel_run *runs, ptrdiff_t count) {
  // Between long runs only what lies there is zeroed; short ones overwrite a row of zeros.
  const bool are_long = width >= 32 * count;
  for (ptrdiff_t c = 0; c < channels; c++, packed += row_stride, picture += plane_stride) {
    if (width > 0 && !are_long) memset(packed, 0, (size_t)width * sizeof *packed);
    ptrdiff_t filled = 0;
    for (ptrdiff_t r = 0; r < count; r++) {
      const float *from = picture + runs[r].picture;
      float *to = packed + runs[r].packed;
      const ptrdiff_t n = runs[r].count;
      if (are_long) zero_row(packed + filled, runs[r].packed - filled);
      filled = runs[r].packed + n;
      if (step == 1) {
        // Adding minus zero changes no number.
        copy_row(to, from, n, -0.0f);
      } else if (step == 2) {
        copy_even(to, from, n);
      } else {
        for (ptrdiff_t i = 0; i < n; i++) to[i] = from[i * step];
      }
    }
    if (width > filled && are_long) zero_row(packed + filled, width - filled);
  }
}

WIDE(gather,
     (float *packed, ptrdiff_t row_stride, ptrdiff_t width, const float *picture,
      ptrdiff_t plane_stride, ptrdiff_t channels, ptrdiff_t step, const struct kernel_run *runs,
      ptrdiff_t count),
     (packed, row_stride, width, picture, plane_stride, channels, step, runs, count))

MOVER scatter_any(float *picture, ptrdiff_t plane_stride, const float *packed,
                  ptrdiff_t row_stride, ptrdiff_t channels, ptrdiff_t step, const float *bias,
                  const struct kernel_run *runs, ptrdiff_t count) {
  for (ptrdiff_t c = 0; c < channels; c++, packed += row_stride, picture += plane_stride) {
    const float added = bias ? bias[c] : 0;
    for (ptrdiff_t r = 0; r < count; r++) {
      const float *from = packed + runs[r].packed;
      float *to = picture + runs[r].picture;
      if (step == 1) {
        copy_row(to, from, runs[r].count, added);
      } else {
        for (ptrdiff_t i = 0; i < runs[r].count; i++) to[i * step] = from[i] + added;
      }
    }
  }
}

WIDE(scatter,
     (float *picture, ptrdiff_t plane_stride, const float *packed, ptrdiff_t row_stride,
      ptrdiff_t channels, ptrdiff_t step, const float *bias, const struct kernel_run *runs,
      ptrdiff_t count),
     (picture, plane_stride, packed, row_stride, channels, step, bias, runs, count))

MOVER scatter_pair_any(float *picture, ptrdiff_t plane_stride, const float *even,
                       const float *odd, ptrdiff_t row_stride, ptrdiff_t channels,
                       const float *bias, const struct kernel_run *runs, ptrdiff_t count) {
  for (ptrdiff_t c = 0; c < channels; c++, picture += plane_stride) {
    const float added = bias ? bias[c] : 0;
    for (ptrdiff_t r = 0; r < count; r++) {
      const float *first = even + c * row_stride + runs[r].packed;
      const float *second = odd + c * row_stride + runs[r].packed;
      float *to = picture + runs[r].picture;
      for (ptrdiff_t i = 0; i < runs[r].count; i++) {
        to[2 * i] = first[i] + added;
        to[2 * i + 1] = second[i] + added;
      }
    }
  }
}

WIDE(scatter_pair,
     (float *picture, ptrdiff_t plane_stride, const float *even, const float *odd,
      ptrdiff_t row_stride, ptrdiff_t channels, const float *bias, const struct kernel_run *runs,
      ptrdiff_t count),
     (picture, plane_stride, even, odd, row_stride, channels, bias, runs, count))

void kernel_pack_weight(float *panel, ptrdiff_t rows, const float *weight, ptrdiff_t row_stride,
                        ptrdiff_t rows_present, ptrdiff_t channel_stride, ptrdiff_t channels,
                        const struct kernel_weight_cell *cells, ptrdiff_t count) {
  // Channel by channel: the cells of a channel's rows are neighbours in the flat weight, and each
  // kernel cell's panel is written from its beginning to its end.
  for (ptrdiff_t c = 0; c < channels; c++, weight += channel_stride, panel += rows)
    for (ptrdiff_t cell = 0; cell < count; cell++) {
      const float *from = weight + cells[cell].weight;
      float *to = panel + cells[cell].panel;
      for (ptrdiff_t m = 0; m < rows_present; m++) to[m] = from[m * row_stride];
      for (ptrdiff_t m = rows_present; m < rows; m++) to[m] = 0;
    }
}

static inline __attribute__((always_inline)) bool all_finite(const float *numbers,
                                                             ptrdiff_t count) {
  // No early exit inside a block, so that the compiler can take several numbers at a time.
  const ptrdiff_t block = 4096;
  for (ptrdiff_t first = 0; first < count; first += block) {
    const ptrdiff_t end = count - first < block ? count : first + block;
    uint32_t largest = 0;
    for (ptrdiff_t i = first; i < end; i++) {
      uint32_t bits;
      memcpy(&bits, numbers + i, sizeof bits);
      bits &= 0x7fffffff;
      largest = bits > largest ? bits : largest;
    }
    if (largest >= 0x7f800000) return false;
  }
  return true;
}

#if defined(__x86_64__)
__attribute__((target("avx512f"))) static bool all_finite_avx512(const float *numbers,
                                                                 ptrdiff_t count) {
  return all_finite(numbers, count);
}
#endif

bool kernel_all_finite(const float *numbers, ptrdiff_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return all_finite_avx512(numbers, count);
#endif
  return all_finite(numbers, count);
}

typedef uint32_t words __attribute__((ext_vector_type(16)));
typedef uint32_t unaligned_words __attribute__((ext_vector_type(16), aligned(4)));

/// Transposes in four rounds; each one interleaves row i with row i + 8.
static inline __attribute__((always_inline)) void transpose_block(
    const uint32_t *rows, ptrdiff_t row_stride, uint32_t *columns, ptrdiff_t column_stride) {
  words block[16], next[16];
  for (int i = 0; i < 16; i++) block[i] = *(const unaligned_words *)(rows + i * row_stride);
  for (int round = 0; round < 4; round++) {
    for (int i = 0; i < 8; i++) {
      next[2 * i] = __builtin_shufflevector(block[i], block[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4,
                                            20, 5, 21, 6, 22, 7, 23);
      next[2 * i + 1] = __builtin_shufflevector(block[i], block[i + 8], 8, 24, 9, 25, 10, 26, 11,
                                                27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    memcpy(block, next, sizeof block);
  }
  for (int i = 0; i < 16; i++) *(unaligned_words *)(columns + i * column_stride) = block[i];
}

MOVER transpose_any(const void *rows, ptrdiff_t row_stride, ptrdiff_t row_count, void *columns,
                    ptrdiff_t column_stride, ptrdiff_t column_count) {
  // Sixteen columns are written from end to end: they may lie far apart, too many of them for the
  // cache to wait until the next rows fill the lines that the last ones began.
  for (ptrdiff_t c = 0; c < column_count; c += 16)
    for (ptrdiff_t r = 0; r < row_count; r += 16) {
      const uint32_t *from = (const uint32_t *)rows + r * row_stride + c;
      uint32_t *to = (uint32_t *)columns + c * column_stride + r;
      if (r + 16 <= row_count && c + 16 <= column_count) {
        transpose_block(from, row_stride, to, column_stride);
        continue;
      }
      for (ptrdiff_t j = 0; j < 16 && c + j < column_count; j++)
        for (ptrdiff_t i = 0; i < 16 && r + i < row_count; i++)
          to[j * column_stride + i] = from[i * row_stride + j];
    }
}

WIDE(transpose,
     (const void *rows, ptrdiff_t row_stride, ptrdiff_t row_count, void *columns,
      ptrdiff_t column_stride, ptrdiff_t column_count),
     (rows, row_stride, row_count, columns, column_stride, column_count))
