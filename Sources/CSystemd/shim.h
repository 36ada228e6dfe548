#pragma once
// What the service manager is told and asked (sd_notify, sd_watchdog_enabled).
// The journal is not written through libsystemd: sd_journal_sendv waits for ever when journald stalls.
#include <systemd/sd-daemon.h>
