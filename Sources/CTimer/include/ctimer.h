#pragma once

// Swift's Glibc module leaves <sys/timerfd.h> out; this is the little of it that is needed.

/// Opens a descriptor that becomes readable whenever somebody sets the wall clock.
/// Returns it, or -1 with `errno` set.
int ctimer_clock_steps_open(void);

/// Takes note of what made the descriptor readable and makes it wait for the next time.
/// Returns 1 when the clock was set, 0 when it was not, -1 with `errno` set.
int ctimer_clock_steps_acknowledge(int descriptor);
