// A trap in Swift, such as an overflow, says nothing of its line; the stack does.
#define _GNU_SOURCE
#include "traps.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>
#include <unistd.h>
#include <unwind.h>

enum { most_frames = 64, most_own_frames = 8, stack_size = 1 << 16, widest_frame = 1 << 20 };

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

/// Returns whether the memory that could not be reached is far from the top of the stack, so that it
/// was not the stack that ran out.
static int is_far_from_stack(const siginfo_t *information, const void *context) {
#if defined(__x86_64__)
  uintptr_t top = (uintptr_t)((const ucontext_t *)context)->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
  uintptr_t top = (uintptr_t)((const ucontext_t *)context)->uc_mcontext.sp;
#else
  return 0;
#endif
  uintptr_t address = (uintptr_t)information->si_addr;
  return (address < top ? top - address : address - top) > widest_frame;
}

static void tell(int signal, siginfo_t *information, void *context) {
  struct frames frames = {.own = 0, .seen = 0};
  walk(collect, &frames);
  char line[16 + 18 * most_own_frames];
  int length = snprintf(line, sizeof line, "exercise-trap");
  for (int index = 0; index < frames.own; index++)
    length += snprintf(line + length, sizeof line - (size_t)length, " %lx",
                       (unsigned long)frames.offsets[index]);
  line[length++] = '\n';
  if (write(STDERR_FILENO, line, (size_t)length) < 0) return;
  static const char far[] = "exercise-trap-address\n";
  if ((signal == SIGSEGV || signal == SIGBUS) && is_far_from_stack(information, context) &&
      write(STDERR_FILENO, far, sizeof far - 1) < 0)
    return;
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
  struct sigaction action = {
      .sa_sigaction = tell, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND};
  static const int signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV};
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++)
    sigaction(signals[index], &action, NULL);
}
