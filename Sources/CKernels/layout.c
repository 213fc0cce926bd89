// Moving numbers between pictures and the packed memory that the products read and write.
#include "movers.h"
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
    if (kernel_mover_level == kernel_level_avx512) return name##_avx512 arguments; \
    if (kernel_mover_level == kernel_level_avx2) return name##_avx2 arguments;     \
    name##_any arguments;                                                       \
  }
#else
#define WIDE(name, parameters, arguments) \
  void kernel_##name parameters { name##_any arguments; }
#endif
#define MOVER static inline __attribute__((always_inline)) void

// Rows too short for sixteen lanes; a small picture has no others.
typedef float unaligned_quad __attribute__((ext_vector_type(4), aligned(4)));
typedef float unaligned_octet __attribute__((ext_vector_type(8), aligned(4)));

#define COPY(type, i) *(type *)(to + (i)) = *(const type *)(from + (i)) + bias

/// Copies a row without the call that `memcpy` is; the last vector overlaps the one before it.
MOVER copy_row(float *to, const float *from, ptrdiff_t count, float bias) {
  if (count >= 16) {
    for (ptrdiff_t i = 0; i + 16 < count; i += 16) COPY(unaligned_floats, i);
    COPY(unaligned_floats, count - 16);
  } else if (count >= 8) {
    COPY(unaligned_octet, 0);
    COPY(unaligned_octet, count - 8);
  } else if (count >= 4) {
    COPY(unaligned_quad, 0);
    COPY(unaligned_quad, count - 4);
  } else {
    for (ptrdiff_t i = 0; i < count; i++) COPY(float, i);
  }
}

// Every other number from i on; none after the last is read.
#define EVEN(type, i, ...)                                                         \
  *(type *)(to + (i)) = __builtin_shufflevector(                                   \
      *(const type *)(from + 2 * (i)),                                             \
      *(const type *)(from + 2 * (i) + sizeof(type) / sizeof *to - 1), __VA_ARGS__)
#define EVEN_16(i) \
  EVEN(unaligned_floats, i, 0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31)
#define EVEN_8(i) EVEN(unaligned_octet, i, 0, 2, 4, 6, 9, 11, 13, 15)
#define EVEN_4(i) EVEN(unaligned_quad, i, 0, 2, 5, 7)

#define EACH_CHANNEL \
  for (ptrdiff_t c = 0; c < channels; c++, to += row_stride, from += plane_stride)

/// Copies every `step`-th number of a run, channel by channel; the last vector of a run may overlap the
/// one before it.
MOVER copy_run(float *to, ptrdiff_t row_stride, const float *from, ptrdiff_t plane_stride,
               ptrdiff_t channels, ptrdiff_t step, ptrdiff_t count) {
  if (step == 1) {
    // Adding minus zero changes no number.
    EACH_CHANNEL copy_row(to, from, count, -0.0f);
  } else if (step != 2 || count < 4) {
    EACH_CHANNEL for (ptrdiff_t i = 0; i < count; i++) to[i] = from[i * step];
  } else if (count == 4) {
    EACH_CHANNEL EVEN_4(0);
  } else if (count < 8) {
    EACH_CHANNEL {
      EVEN_4(0);
      EVEN_4(count - 4);
    }
  } else if (count == 8) {
    EACH_CHANNEL EVEN_8(0);
  } else if (count < 16) {
    EACH_CHANNEL {
      EVEN_8(0);
      EVEN_8(count - 8);
    }
  } else {
    EACH_CHANNEL {
      for (ptrdiff_t i = 0; i + 16 < count; i += 16) EVEN_16(i);
      EVEN_16(count - 16);
    }
  }
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
  if (width == 0) {
    for (ptrdiff_t r = 0; r < count; r++)
      copy_run(packed + runs[r].packed, row_stride, picture + runs[r].picture, plane_stride,
               channels, step, runs[r].count);
    return;
  }
  // Between long runs only what lies there is zeroed; short ones overwrite a row of zeros.
  const bool are_long = width >= 32 * count;
  for (ptrdiff_t c = 0; c < channels; c++, packed += row_stride, picture += plane_stride) {
    if (!are_long) memset(packed, 0, (size_t)width * sizeof *packed);
    ptrdiff_t filled = 0;
    for (ptrdiff_t r = 0; r < count; r++) {
      const float *from = picture + runs[r].picture;
      float *to = packed + runs[r].packed;
      const ptrdiff_t n = runs[r].count;
      if (are_long) zero_row(packed + filled, runs[r].packed - filled);
      filled = runs[r].packed + n;
      copy_run(to, 0, from, 0, 1, step, n);
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

MOVER interleave_any(float *picture, ptrdiff_t plane_stride, const float *packed,
                     ptrdiff_t part_stride, ptrdiff_t parts, ptrdiff_t row_stride,
                     ptrdiff_t channels, const float *bias, const struct kernel_run *runs,
                     ptrdiff_t count) {
  for (ptrdiff_t c = 0; c < channels; c++, packed += row_stride, picture += plane_stride) {
    const float added = bias ? bias[c] : 0;
    for (ptrdiff_t r = 0; r < count; r++) {
      const float *from = packed + runs[r].packed;
      float *to = picture + runs[r].picture;
      const ptrdiff_t whole = runs[r].count / parts;
      ptrdiff_t i = 0;
      if (parts == 4) {
        for (; i + 4 <= whole; i += 4) {
          const unaligned_quad a = *(const unaligned_quad *)(from + i);
          const unaligned_quad b = *(const unaligned_quad *)(from + part_stride + i);
          const unaligned_quad c = *(const unaligned_quad *)(from + 2 * part_stride + i);
          const unaligned_quad d = *(const unaligned_quad *)(from + 3 * part_stride + i);
          const unaligned_octet first = __builtin_shufflevector(a, c, 0, 4, 1, 5, 2, 6, 3, 7);
          const unaligned_octet second = __builtin_shufflevector(b, d, 0, 4, 1, 5, 2, 6, 3, 7);
          *(unaligned_floats *)(to + 4 * i) =
              __builtin_shufflevector(first, second, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14,
                                      7, 15) +
              added;
        }
      } else if (parts == 2) {
        for (; i + 8 <= whole; i += 8) {
          const unaligned_octet a = *(const unaligned_octet *)(from + i);
          const unaligned_octet b = *(const unaligned_octet *)(from + part_stride + i);
          *(unaligned_floats *)(to + 2 * i) =
              __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15) +
              added;
        }
      }
      for (; i < whole; i++)
        for (ptrdiff_t p = 0; p < parts; p++) to[i * parts + p] = from[p * part_stride + i] + added;
      for (ptrdiff_t p = 0; p < runs[r].count - whole * parts; p++)
        to[whole * parts + p] = from[p * part_stride + whole] + added;
    }
  }
}

WIDE(interleave,
     (float *picture, ptrdiff_t plane_stride, const float *packed, ptrdiff_t part_stride,
      ptrdiff_t parts, ptrdiff_t row_stride, ptrdiff_t channels, const float *bias,
      const struct kernel_run *runs, ptrdiff_t count),
     (picture, plane_stride, packed, part_stride, parts, row_stride, channels, bias, runs, count))

MOVER add_any(float *sums, const float *more, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + 16 <= count; i += 16)
    *(unaligned_floats *)(sums + i) += *(const unaligned_floats *)(more + i);
  for (; i < count; i++) sums[i] += more[i];
}

WIDE(add, (float *sums, const float *more, ptrdiff_t count), (sums, more, count))

MOVER copy_patches(float *panel, ptrdiff_t panel_stride, const float *line, ptrdiff_t step,
                   ptrdiff_t weights, ptrdiff_t dilation, const struct kernel_run *runs,
                   ptrdiff_t count) {
  for (ptrdiff_t r = 0; r < count; r++) {
    float *to = panel + runs[r].packed * panel_stride;
    const float *from = line + runs[r].picture;
    for (ptrdiff_t i = 0; i < runs[r].count; i++, to += panel_stride, from += step) {
      if (weights == 4 && dilation == 1)
        *(unaligned_quad *)to = *(const unaligned_quad *)from;
      else
        for (ptrdiff_t j = 0; j < weights; j++) to[j] = from[j * dilation];
    }
  }
}

void kernel_pack_patches(float *panel, ptrdiff_t panel_stride, const float *line, ptrdiff_t step,
                         ptrdiff_t weights, ptrdiff_t dilation, const struct kernel_run *runs,
                         ptrdiff_t count) {
  // The loops of the usual kernels are compiled for them.
  if (weights == 4 && dilation == 1)
    copy_patches(panel, panel_stride, line, step, 4, 1, runs, count);
  else if (weights == 3 && dilation == 1)
    copy_patches(panel, panel_stride, line, step, 3, 1, runs, count);
  else
    copy_patches(panel, panel_stride, line, step, weights, dilation, runs, count);
}

void kernel_pack_weight(float *panel, ptrdiff_t rows, const struct kernel_weight *weight,
                        const struct kernel_weight_cell *cells, ptrdiff_t count) {
  const struct kernel_weight w = *weight;
  // Channel by channel: the cells of its rows are neighbours in the flat weight, or rows of cells are.
  for (ptrdiff_t c = 0; c < w.channels; c++, panel += rows)
    for (ptrdiff_t first = 0; first < w.rows; first += rows) {
      const float *block = w.start + c * w.channel_stride + first * w.row_stride;
      const ptrdiff_t present = w.rows - first < rows ? w.rows - first : rows;
      for (ptrdiff_t cell = 0; cell < count; cell++) {
        const float *from = block + cells[cell].weight;
        float *to = panel + cells[cell].panel + first / rows * cells[cell].panel_block;
        for (ptrdiff_t m = 0; m < present; m++) to[m] = from[m * w.row_stride];
        for (ptrdiff_t m = present; m < rows; m++) to[m] = 0;
      }
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

__attribute__((target("avx2"))) static bool all_finite_avx2(const float *numbers,
                                                            ptrdiff_t count) {
  return all_finite(numbers, count);
}
#endif

bool kernel_all_finite(const float *numbers, ptrdiff_t count) {
#if defined(__x86_64__)
  if (kernel_mover_level == kernel_level_avx512) return all_finite_avx512(numbers, count);
  if (kernel_mover_level == kernel_level_avx2) return all_finite_avx2(numbers, count);
#endif
  return all_finite(numbers, count);
}

// A block is as many rows as a vector has lanes. It is transposed in rounds; each one interleaves row i
// with row i + size / 2.
#define BLOCK(SIZE, ROUNDS, LOW, HIGH)                                                        \
  typedef uint32_t words_##SIZE __attribute__((ext_vector_type(SIZE)));                       \
  typedef uint32_t unaligned_words_##SIZE __attribute__((ext_vector_type(SIZE), aligned(4))); \
  MOVER transpose_block_##SIZE(const uint32_t *rows, ptrdiff_t row_stride, uint32_t *columns, \
                               ptrdiff_t column_stride) {                                     \
    words_##SIZE block[SIZE], next[SIZE];                                                     \
    for (int i = 0; i < SIZE; i++)                                                            \
      block[i] = *(const unaligned_words_##SIZE *)(rows + i * row_stride);                    \
    for (int round = 0; round < ROUNDS; round++) {                                            \
      for (int i = 0; i < SIZE / 2; i++) {                                                    \
        next[2 * i] = __builtin_shufflevector(block[i], block[i + SIZE / 2], LOW);            \
        next[2 * i + 1] = __builtin_shufflevector(block[i], block[i + SIZE / 2], HIGH);       \
      }                                                                                       \
      memcpy(block, next, sizeof block);                                                      \
    }                                                                                         \
    for (int i = 0; i < SIZE; i++)                                                            \
      *(unaligned_words_##SIZE *)(columns + i * column_stride) = block[i];                    \
  }
#define LIST(...) __VA_ARGS__
BLOCK(8, 3, LIST(0, 8, 1, 9, 2, 10, 3, 11), LIST(4, 12, 5, 13, 6, 14, 7, 15))
BLOCK(16, 4, LIST(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23),
      LIST(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31))

MOVER transpose(const void *rows, ptrdiff_t row_stride, ptrdiff_t row_count, void *columns,
                ptrdiff_t column_stride, ptrdiff_t column_count, ptrdiff_t size) {
  // Some columns are written from end to end: they may lie far apart, too many of them for the
  // cache to wait until the next rows fill the lines that the last ones began.
  for (ptrdiff_t c = 0; c < column_count; c += size)
    for (ptrdiff_t r = 0; r < row_count; r += size) {
      const uint32_t *from = (const uint32_t *)rows + r * row_stride + c;
      uint32_t *to = (uint32_t *)columns + c * column_stride + r;
      if (r + size <= row_count && c + size <= column_count) {
        if (size == 16)
          transpose_block_16(from, row_stride, to, column_stride);
        else
          transpose_block_8(from, row_stride, to, column_stride);
        continue;
      }
      for (ptrdiff_t j = 0; j < size && c + j < column_count; j++)
        for (ptrdiff_t i = 0; i < size && r + i < row_count; i++)
          to[j * column_stride + i] = from[i * row_stride + j];
    }
}

#define TRANSPOSE(name, size)                                                                      \
  void name(const void *rows, ptrdiff_t row_stride, ptrdiff_t row_count, void *columns,            \
            ptrdiff_t column_stride, ptrdiff_t column_count) {                                     \
    transpose(rows, row_stride, row_count, columns, column_stride, column_count, size);            \
  }
#if defined(__x86_64__)
__attribute__((target("avx512f"))) static TRANSPOSE(transpose_avx512, 16)
__attribute__((target("avx2"))) static TRANSPOSE(transpose_avx2, 8)
static TRANSPOSE(transpose_any, 8)

void kernel_transpose(const void *rows, ptrdiff_t row_stride, ptrdiff_t row_count, void *columns,
                      ptrdiff_t column_stride, ptrdiff_t column_count) {
  (kernel_mover_level == kernel_level_avx512 ? transpose_avx512
   : kernel_mover_level == kernel_level_avx2 ? transpose_avx2
                                             : transpose_any)(rows, row_stride, row_count, columns,
                                                              column_stride, column_count);
}
#else
TRANSPOSE(kernel_transpose, 8)
#endif
