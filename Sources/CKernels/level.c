// What this processor can do, and the kernels that go with it.
#include "CKernels.h"
#include "movers.h"
#include <stdlib.h>
#include <string.h>

extern const struct kernel_tile kernel_tiles_portable[3];
extern const struct kernel_dots_tile kernel_dots_tiles_portable[2];
extern const struct kernel_transforms kernel_transforms_portable;

#if defined(__linux__)
#include <unistd.h>
#endif

ptrdiff_t kernel_second_level_cache_bytes(void) {
#if defined(_SC_LEVEL2_CACHE_SIZE)
  const long bytes = sysconf(_SC_LEVEL2_CACHE_SIZE);
  return bytes > 0 ? bytes : 0;
#else
  return 0;
#endif
}

#if defined(__x86_64__)
#include <cpuid.h>

extern const struct kernel_tile kernel_tiles_avx2[3];
extern const struct kernel_tile kernel_tiles_avx512[10];
extern const struct kernel_dots_tile kernel_dots_tiles_avx2[2];
extern const struct kernel_dots_tile kernel_dots_tiles_avx512[2];
extern const struct kernel_transforms kernel_transforms_avx2;
extern const struct kernel_transforms kernel_transforms_avx512;

#if defined(KERNEL_TILE_MODEL)
static bool can_use_tiles(void) { return true; }
#elif defined(__linux__)
#include <sys/syscall.h>

/// Whether the processor multiplies bfloat16 tiles and Linux lets this process use them.
static bool can_use_tiles(void) {
  enum { request_permission = 0x1023, tile_data = 18, bf16 = 1 << 22, tiles = 1 << 24 };
  unsigned eax, ebx, ecx, edx;
  if (!__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx)) return false;
  if (!(edx & bf16) || !(edx & tiles)) return false;
  return syscall(SYS_arch_prctl, request_permission, tile_data) == 0;
}
#else
static bool can_use_tiles(void) { return false; }
#endif

static enum kernel_level best_vectors(void) {
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
    return kernel_level_portable;
  return __builtin_cpu_supports("avx512f") ? kernel_level_avx512 : kernel_level_avx2;
}

enum kernel_level kernel_best_level(void) {
  const enum kernel_level vectors = best_vectors();
  return vectors == kernel_level_avx512 && can_use_tiles() ? kernel_level_amx : vectors;
}

bool kernel_halves_vectors(void) {
  __builtin_cpu_init();
  // The name "znver4" is unknown to older run-time libraries; Zen 3, of the same family, lacks AVX-512.
  return __builtin_cpu_is("amdfam19h") && __builtin_cpu_supports("avx512f");
}
#else
static enum kernel_level best_vectors(void) { return kernel_level_portable; }
enum kernel_level kernel_best_level(void) { return kernel_level_portable; }

bool kernel_halves_vectors(void) { return false; }
#endif

/// The level that COURSE_KERNELS names, or the last one.
static enum kernel_level named_level(void) {
  static const char *const names[] = {"portable", "avx2", "avx512", "amx"};
  const char *name = getenv("COURSE_KERNELS");
  for (int level = 0; name && level < 4; level++)
    if (strcmp(name, names[level]) == 0) return (enum kernel_level)level;
  return kernel_level_amx;
}

static enum kernel_level lower(enum kernel_level a, enum kernel_level b) { return a < b ? a : b; }

enum kernel_level kernel_standard_level(void) { return lower(named_level(), kernel_best_level()); }

enum kernel_level kernel_mover_level = kernel_level_portable;

// Movers ask often; so the answer is there before the first of them.
__attribute__((constructor)) static void set_mover_level(void) {
  kernel_mover_level = lower(named_level(), best_vectors());
}

const struct kernel_dots_tile *kernel_dots_tiles(enum kernel_level level) {
#if defined(__x86_64__)
  if (level >= kernel_level_avx512) return kernel_dots_tiles_avx512;
  if (level == kernel_level_avx2) return kernel_dots_tiles_avx2;
#endif
  return kernel_dots_tiles_portable;
}

const struct kernel_transforms *kernel_transforms(enum kernel_level level) {
#if defined(__x86_64__)
  if (level >= kernel_level_avx512) return &kernel_transforms_avx512;
  if (level == kernel_level_avx2) return &kernel_transforms_avx2;
#endif
  return &kernel_transforms_portable;
}

const struct kernel_tile *kernel_tiles(enum kernel_level level, ptrdiff_t *count) {
#if defined(__x86_64__)
  if (level >= kernel_level_avx512) {
    *count = sizeof kernel_tiles_avx512 / sizeof *kernel_tiles_avx512;
    return kernel_tiles_avx512;
  }
  if (level == kernel_level_avx2) {
    *count = sizeof kernel_tiles_avx2 / sizeof *kernel_tiles_avx2;
    return kernel_tiles_avx2;
  }
#endif
  *count = sizeof kernel_tiles_portable / sizeof *kernel_tiles_portable;
  return kernel_tiles_portable;
}
