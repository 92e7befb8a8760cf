#include "api/http/server_connection.hpp"

#include <sys/socket.h>
#include <cerrno>
#include <ctime>

namespace flurwerk::api {

std::int64_t monotonic_ms() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

bool Pace::too_slow(std::int64_t now, std::int64_t window_ms, std::uint64_t bytes_per_second) {
  if (now - since <= window_ms) return false;
  if (moved < bytes_per_second * static_cast<std::uint64_t>(window_ms) / 1000) return true;
  since = now;
  moved = 0;
  return false;
}

bool receive(Connection& connection, std::size_t most) {
  while (connection.in.size() < most) {
    std::size_t have = connection.in.size();
    std::size_t room = std::min<std::size_t>(most - have, have == 0 ? 4096 : 65536);
    connection.in.resize(have + room);
    ssize_t got = ::recv(connection.fd, connection.in.data() + have, room, MSG_DONTWAIT);
    connection.in.resize(have + static_cast<std::size_t>(got > 0 ? got : 0));
    if (got == 0) return false;
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    connection.pace.moved += static_cast<std::uint64_t>(got);
    if (static_cast<std::size_t>(got) < room) return true;
  }
  return true;
}

Flush flush(Connection& connection) {
  while (connection.out_at < connection.out.size()) {
    ssize_t sent = ::send(connection.fd, connection.out.data() + connection.out_at,
                          connection.out.size() - connection.out_at, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return errno == EAGAIN ? Flush::blocked : Flush::broken;
    connection.out_at += static_cast<std::size_t>(sent);
    connection.pace.moved += static_cast<std::uint64_t>(sent);
  }
  connection.out.clear();
  connection.out_at = 0;
  return Flush::done;
}

}  // namespace flurwerk::api
