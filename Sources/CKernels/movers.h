// The vectors that move numbers: those of the standard level, and the same in every call.
#include "CKernels.h"

extern enum kernel_level kernel_mover_level;
