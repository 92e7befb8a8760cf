// How many requests are handled at once: the server runs as many threads, the store keeps as many read connections.
// Basis: one number, so that no thread has to open a connection anew; opening one costs 1.5 ms and 0.4 MB.
#pragma once

namespace flurwerk::api {

inline constexpr int workers = 16;

}  // namespace flurwerk::api
