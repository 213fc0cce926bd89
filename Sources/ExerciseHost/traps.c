// A trap in Swift, such as an overflow, says nothing of its line; the stack does.
#define _GNU_SOURCE
#include "traps.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <unwind.h>

enum { most_frames = 64, most_own_frames = 8, stack_size = 1 << 16 };

/// The calls on the stack that belong to the exercise, while they are collected.
struct frames {
  uintptr_t offsets[most_own_frames];
  int own;
  int seen;
};

static uintptr_t base;
static _Unwind_Reason_Code (*walk)(_Unwind_Trace_Fn, void *);
static uintptr_t (*position)(struct _Unwind_Context *, int *);

static _Unwind_Reason_Code collect(struct _Unwind_Context *context, void *argument) {
  struct frames *frames = argument;
  int is_exact = 0;
  uintptr_t address = position(context, &is_exact);
  // A return address is that of the next instruction, perhaps of another line.
  if (address != 0 && !is_exact) address--;
  Dl_info information;
  if (dladdr((void *)address, &information) && (uintptr_t)information.dli_fbase == base)
    frames->offsets[frames->own++] = address - base;
  return ++frames->seen < most_frames && frames->own < most_own_frames ? _URC_NO_REASON
                                                                       : _URC_END_OF_STACK;
}

static void tell(int signal) {
  struct frames frames = {.own = 0, .seen = 0};
  walk(collect, &frames);
  char line[16 + 18 * most_own_frames];
  int length = snprintf(line, sizeof line, "exercise-trap");
  for (int index = 0; index < frames.own; index++)
    length += snprintf(line + length, sizeof line - (size_t)length, " %lx",
                       (unsigned long)frames.offsets[index]);
  line[length++] = '\n';
  if (write(STDERR_FILENO, line, (size_t)length) < 0) return;
  // The handler is gone by now; the signal comes again when this returns, and ends the program.
  raise(signal);
}

void tell_traps(void *exercise, void *entry) {
  Dl_info information;
  if (!dladdr(entry, &information)) return;
  base = (uintptr_t)information.dli_fbase;
  // Swift's runtime brings the unwinder along.
  walk = (_Unwind_Reason_Code (*)(_Unwind_Trace_Fn, void *))dlsym(exercise, "_Unwind_Backtrace");
  position = (uintptr_t (*)(struct _Unwind_Context *, int *))dlsym(exercise, "_Unwind_GetIPInfo");
  void *memory = malloc(stack_size);
  if (!walk || !position || !memory) return;
  // A stack that has run out cannot hold the handler.
  stack_t stack = {.ss_sp = memory, .ss_size = stack_size};
  if (sigaltstack(&stack, NULL) != 0) return;
  struct sigaction action = {.sa_handler = tell, .sa_flags = SA_ONSTACK | SA_RESETHAND};
  static const int signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV};
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++)
    sigaction(signals[index], &action, NULL);
}
