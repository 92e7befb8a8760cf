// One socket and what is known about it. Owned by the loop, lent to one worker at a time.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

#include "api/http/guard.hpp"
#include "api/http/response.hpp"
#include "api/http/router.hpp"

namespace flurwerk::api {

// Milliseconds since some moment: for time-outs only, it is no time of day.
std::int64_t monotonic_ms();

enum class Phase {
  head,      // waits for a request, or for the rest of its head
  body,      // collects a small body
  sending,   // the answer did not fit into the socket yet
  draining,  // answered and shut for writing; reads the rest so that the answer is not lost to a reset
  closed,    // to be closed by the loop
};

// Cuts transfers that crawl: each window must have moved its share.
struct Pace {
  std::int64_t since = 0;
  std::uint64_t moved = 0;
  void restart() { since = monotonic_ms(), moved = 0; }
  bool too_slow(std::int64_t now, std::int64_t window_ms, std::uint64_t bytes_per_second);
};

struct Connection {
  int fd = -1;              // written before anybody else sees it, then never
  std::string address;      // as text
  std::string address_key;  // what is counted per address: IPv4, or the /64 of IPv6
  Phase phase = Phase::head;
  std::string in;   // received, not used yet
  std::string out;  // to be sent from out_at on
  std::size_t out_at = 0;
  std::optional<Download> download;  // follows `out`
  std::uint64_t download_at = 0;
  std::uint64_t download_left = 0;
  bool close_after = false;  // once everything is sent
  bool long_transfer = false;
  bool working = false;      // a worker has it; set and read by the loop only
  std::size_t reserved = 0;  // bytes of the buffer budget this connection holds
  Head head;
  Match match;
  std::int64_t since = 0;  // begin of the phase
  Pace pace;

  void enter(Phase next) {
    phase = next;
    since = monotonic_ms();
    pace.restart();
  }
};

// Reads what is there without waiting, up to `most` bytes in `in`. False: the peer has closed, or the socket is broken.
bool receive(Connection& connection, std::size_t most);
enum class Flush { done, blocked, broken };
// Sends of `out` what the socket takes.
Flush flush(Connection& connection);

}  // namespace flurwerk::api
