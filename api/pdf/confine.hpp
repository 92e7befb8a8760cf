// Shuts this process in before it touches a stranger's file: little memory and time, no network, no writing, no programs.
// Basis: setrlimit(2), seccomp(2), landlock(7); Linux. What the kernel lacks of the last is left out, never the first two.
#pragma once

#include <cstddef>

namespace flurwerk::api {

// False: the kernel refuses; then nothing must be read. Cannot be taken back.
bool confine_this_process(std::size_t memory_bytes, int cpu_seconds);

}  // namespace flurwerk::api
