#include "csqlite.h"

#include <sqlite3.h>

void csqlite_count_no_memory(void) {
    // Swift cannot call functions that take any number of arguments.
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
