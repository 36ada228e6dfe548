#pragma once

/// Lets SQLite keep no statistics of its memory from now on: to count each allocation, it takes a lock for it.
///
/// To be called before SQLite is used for the first time; later it does nothing.
void csqlite_count_no_memory(void);
