#include "ctimer.h"

#include <errno.h>
#include <stdint.h>
#include <sys/timerfd.h>
#include <unistd.h>

// A timer that would ring in the year 2514 and is cancelled by every jump of the clock before then.
// Setting one that was just cancelled reports the jump once more: hence the second try.
static int wait_for_step(int descriptor) {
    struct itimerspec never = {.it_value = {.tv_sec = 17179869184}};
    int flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
    if (timerfd_settime(descriptor, flags, &never, NULL) == 0) return 0;
    if (errno != ECANCELED) return -1;
    return timerfd_settime(descriptor, flags, &never, NULL) == 0 || errno == ECANCELED ? 1 : -1;
}

int ctimer_clock_steps_open(void) {
    int descriptor = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (descriptor < 0) return -1;
    if (wait_for_step(descriptor) < 0) {
        int reason = errno;
        close(descriptor);
        errno = reason;
        return -1;
    }
    return descriptor;
}

int ctimer_clock_steps_acknowledge(int descriptor) {
    uint64_t expirations;
    int stepped = 0;
    if (read(descriptor, &expirations, sizeof expirations) < 0) {
        if (errno == ECANCELED) stepped = 1;
        else if (errno != EAGAIN && errno != EINTR) return -1;
    }
    int raced = wait_for_step(descriptor);
    return raced < 0 ? -1 : stepped | raced;
}
