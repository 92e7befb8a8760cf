#include "api/http/server_loop.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <system_error>

#include "api/http/server_listen.hpp"

namespace flurwerk::api {
namespace {

constexpr int tick_ms = 100;
constexpr std::size_t drain_bytes = 8U << 20U;  // read and dropped after an early answer
constexpr std::int64_t drain_ms = 2'000;

int made(int fd) {
  if (fd < 0) throw std::system_error(errno, std::generic_category(), "server");
  return fd;
}

void control(int poller, int operation, int fd, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.fd = fd;
  ::epoll_ctl(poller, operation, fd, &event);
}

}  // namespace

Loop::Loop(const ServerOptions& options, const Admission& admission, WorkQueue& queue)
    : options_(options), admission_(admission), queue_(queue) {
  poller_ = made(::epoll_create1(EPOLL_CLOEXEC));
  bell_ = made(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  control(poller_, EPOLL_CTL_ADD, bell_, EPOLLIN);
}

Loop::~Loop() {
  for (auto& [fd, connection] : connections_) ::close(fd);
  for (int fd : {listener_, poller_, bell_}) {
    if (fd >= 0) ::close(fd);
  }
}

Result<int> Loop::bind(const std::string& host, int port) {
  auto listener = listen_on(host, port);
  if (!listener) return tl::unexpected(listener.error());
  listener_ = listener->fd;
  control(poller_, EPOLL_CTL_ADD, listener_, EPOLLIN);
  allow_descriptors(options_.connections + 256);
  return listener->port;
}

void Loop::stop() noexcept {
  stopping_ = true;
  std::uint64_t one = 1;
  [[maybe_unused]] ssize_t written = ::write(bell_, &one, sizeof one);
}

void Loop::run() {
  std::vector<epoll_event> events(256);
  std::int64_t checked = monotonic_ms();
  while (!stopping_) {
    int count =
        ::epoll_wait(poller_, events.data(), static_cast<int>(events.size()), connections_.empty() ? -1 : tick_ms);
    bool calls = false;
    for (int i = 0; i < count; ++i) {
      int fd = events[static_cast<std::size_t>(i)].data.fd;
      if (fd == listener_) {
        calls = true;
      } else if (fd == bell_) {
        std::uint64_t rung = 0;
        [[maybe_unused]] ssize_t got = ::read(bell_, &rung, sizeof rung);
        take_back();
      } else {
        on_event(fd, events[static_cast<std::size_t>(i)].events);
      }
    }
    if (calls) accept_all();  // last: a socket closed above may get its number again here
    if (std::int64_t now = monotonic_ms(); now - checked >= tick_ms) {
      checked = now;
      check_times();
    }
  }
  finish();
}

void Loop::accept_all() {
  for (int i = 0; i < 64; ++i) {
    sockaddr_storage from{};
    socklen_t size = sizeof from;
    int fd = ::accept4(listener_, reinterpret_cast<sockaddr*>(&from), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
      bool full = errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS;
      if (full && !make_room()) ::usleep(10'000);  // all are at work: do not spin
      return;
    }
    Peer peer = peer_of(from);
    add(fd, peer.address, peer.key);
  }
}

void Loop::add(int fd, const std::string& address, const std::string& key) {
  int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  bool full = connections_.size() >= options_.connections && !make_room();
  Usage& usage = usage_[key];
  if (full || (usage.connections >= options_.connections_per_address && !admission_.trusts(address))) {
    Connection refused;
    admission_.refuse_and_close(refused, 503, "too-many-connections");
    [[maybe_unused]] ssize_t sent = ::send(fd, refused.out.data(), refused.out.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::close(fd);
    if (usage.connections == 0) usage_.erase(key);
    return;
  }
  ++usage.connections;
  auto connection = std::make_unique<Connection>();
  connection->fd = fd;
  connection->address = address;
  connection->address_key = key;
  connection->enter(Phase::head);
  connections_[fd] = std::move(connection);
  control(poller_, EPOLL_CTL_ADD, fd, EPOLLIN | EPOLLRDHUP | EPOLLONESHOT);
}

// Closes those that have waited longest for a request; ones with nothing sent before ones with half a head. Some at a
// time, so that a crowd at the door does not make us look through all of them for each.
bool Loop::make_room() {
  using Rank = std::pair<bool, std::int64_t>;
  std::vector<std::pair<Rank, int>> waiting;
  for (auto& [fd, connection] : connections_) {
    if (connection->working || connection->phase != Phase::head) continue;
    waiting.emplace_back(Rank{!connection->in.empty(), connection->since}, fd);
  }
  std::size_t count = std::min(waiting.size(), options_.connections / 32 + 1);
  std::partial_sort(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count), waiting.end());
  for (std::size_t i = 0; i < count; ++i) close(*connections_.at(waiting[i].second));
  return count > 0;
}

void Loop::on_event(int fd, std::uint32_t events) {
  auto found = connections_.find(fd);
  if (found == connections_.end() || found->second->working) return;
  Connection& connection = *found->second;
  if ((events & (EPOLLERR | EPOLLHUP)) != 0) return close(connection);
  if (connection.phase == Phase::sending) return send(connection);
  if (connection.phase == Phase::draining) return drain(connection);
  on_readable(connection);
}

void Loop::on_readable(Connection& connection) {
  bool was_empty = connection.in.empty();
  std::size_t most = connection.phase == Phase::head
                         ? options_.head_bytes + 4096
                         : std::max<std::size_t>(connection.head.content_length, options_.head_bytes);
  bool open = receive(connection, most);
  if (connection.phase == Phase::head && was_empty) connection.since = monotonic_ms();
  if (!open && connection.in.empty()) return close(connection);
  int fd = connection.fd;
  proceed(connection);
  // A half-closed client still gets the answer to what it had asked completely; half a request is dropped.
  if (!open) {
    auto still = connections_.find(fd);
    if (still == connections_.end() || still->second->working) return;
    Phase phase = still->second->phase;
    if (phase == Phase::head || phase == Phase::body) close(*still->second);
  }
}

void Loop::drain(Connection& connection) {
  connection.in.clear();
  bool open = receive(connection, 256U << 10U);
  if (!open || connection.pace.moved > drain_bytes) return close(connection);
  watch(connection, EPOLLIN);
}

void Loop::proceed(Connection& connection) {
  switch (admission_.advance(connection)) {
    case Admission::Next::more:
      if (connection.phase == Phase::body && connection.reserved == 0 &&
          !reserve(connection, connection.head.content_length)) {
        admission_.refuse_and_close(connection, 503, "busy");
        return send(connection);
      }
      if (flush(connection) != Flush::done) return close(connection);  // "100 Continue" always fits
      return watch(connection, EPOLLIN | EPOLLRDHUP);
    case Admission::Next::answered: return send(connection);
    case Admission::Next::ready: return lend(connection, false);
    case Admission::Next::ready_long: return lend(connection, true);
  }
}

void Loop::lend(Connection& connection, bool long_transfer) {
  if (long_transfer && !connection.long_transfer) {
    Usage& usage = usage_[connection.address_key];
    bool trusted = admission_.trusts(connection.address);
    if (long_transfers_ >= options_.long_transfers ||
        (!trusted && usage.long_transfers >= options_.long_transfers_per_address)) {
      connection.out.clear();
      admission_.refuse_and_close(connection, 503, "busy");
      return send(connection);
    }
    if (flush(connection) != Flush::done) return close(connection);
    connection.long_transfer = true;
    ++long_transfers_;
    ++usage.long_transfers;
  }
  connection.working = true;
  if (!queue_.push(&connection, connection.phase == Phase::sending)) {
    connection.working = false;
    admission_.refuse_and_close(connection, 503, "busy");
    return send(connection);
  }
  ++lent_;
}

void Loop::give_back(Connection* connection) {
  bool first = false;
  {
    std::lock_guard lock(home_mutex_);
    first = home_.empty();
    home_.push_back(connection);
  }
  if (!first) return;
  std::uint64_t one = 1;
  [[maybe_unused]] ssize_t written = ::write(bell_, &one, sizeof one);
}

void Loop::take_back() {
  std::vector<Connection*> home;
  {
    std::lock_guard lock(home_mutex_);
    home.swap(home_);
  }
  for (Connection* connection : home) {
    connection->working = false;
    --lent_;
    release(*connection);
    settle(*connection);
  }
}

void Loop::settle(Connection& connection) {
  switch (connection.phase) {
    case Phase::head: return connection.in.empty() ? watch(connection, EPOLLIN | EPOLLRDHUP) : proceed(connection);
    case Phase::body: return proceed(connection);  // a worker met a body while it stayed with its client
    case Phase::draining: return watch(connection, EPOLLIN);
    case Phase::closed: return close(connection);
    case Phase::sending:
      if (!reserve(connection, connection.out.size())) return close(connection);
      return watch(connection, EPOLLOUT);
  }
}

// Sends what the loop can; a download goes on in a worker, because it reads from disk.
void Loop::send(Connection& connection) {
  if (connection.download) return lend(connection, false);
  Flush state = flush(connection);
  if (state == Flush::broken) return close(connection);
  if (state == Flush::blocked) return watch(connection, EPOLLOUT);
  release(connection);
  if (connection.close_after) {
    ::shutdown(connection.fd, SHUT_WR);
    connection.enter(Phase::draining);
  } else {
    connection.enter(Phase::head);
  }
  settle(connection);
}

void Loop::watch(Connection& connection, std::uint32_t events) {
  control(poller_, EPOLL_CTL_MOD, connection.fd, events | EPOLLONESHOT);
}

bool Loop::overdue(Connection& connection, std::int64_t now) const {
  std::int64_t age = now - connection.since;
  switch (connection.phase) {
    case Phase::head: return age > (connection.in.empty() ? options_.idle_time : options_.head_time).count();
    case Phase::body:
    case Phase::sending: return connection.pace.too_slow(now, options_.body_grace.count(), options_.minimum_rate);
    case Phase::draining: return age > drain_ms;
    case Phase::closed: return true;
  }
  return true;
}

void Loop::check_times() {
  std::int64_t now = monotonic_ms();
  std::vector<Connection*> late;
  for (auto& [fd, connection] : connections_) {
    if (!connection->working && overdue(*connection, now)) late.push_back(connection.get());
  }
  for (Connection* connection : late) {
    bool half = connection->phase == Phase::body || (connection->phase == Phase::head && !connection->in.empty());
    if (half) {  // tell it why, as far as the socket takes it
      admission_.refuse_and_close(*connection, 408, "too-slow");
      flush(*connection);
    }
    close(*connection);
  }
}

bool Loop::reserve(Connection& connection, std::size_t bytes) {
  if (reserved_ + bytes > options_.buffer_budget) return false;
  reserved_ += bytes;
  connection.reserved += bytes;
  return true;
}

void Loop::release(Connection& connection) {
  reserved_ -= connection.reserved;
  connection.reserved = 0;
  if (!connection.long_transfer) return;
  connection.long_transfer = false;
  --long_transfers_;
  --usage_[connection.address_key].long_transfers;
}

void Loop::close(Connection& connection) {
  release(connection);
  auto usage = usage_.find(connection.address_key);
  if (--usage->second.connections == 0) usage_.erase(usage);
  int fd = connection.fd;
  ::close(fd);
  connections_.erase(fd);
}

void Loop::finish() {
  ::close(listener_);
  listener_ = -1;
  std::int64_t begin = monotonic_ms();
  bool cut = false;
  while (lent_ > 0) {
    ::usleep(5'000);
    std::vector<Connection*> home;
    {
      std::lock_guard lock(home_mutex_);
      home.swap(home_);
    }
    for (Connection* connection : home) {
      connection->working = false;
      --lent_;
    }
    if (!cut && monotonic_ms() - begin > options_.stop_time.count()) {
      cut = true;
      lent_ -= queue_.take_all();
      for (auto& [fd, connection] : connections_) ::shutdown(fd, SHUT_RDWR);
    }
  }
  while (!connections_.empty()) close(*connections_.begin()->second);
}

}  // namespace flurwerk::api
