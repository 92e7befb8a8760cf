#include "api/http/server_listen.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace flurwerk::api {
namespace {

int port_of(int fd) {
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&bound), &size);
  return ntohs(bound.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6*>(&bound)->sin6_port
                                           : reinterpret_cast<sockaddr_in*>(&bound)->sin_port);
}

}  // namespace

Result<Listener> listen_on(const std::string& host, int port) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  std::string where = host + ":" + std::to_string(port);
  if (::getaddrinfo(host.empty() ? nullptr : host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) {
    return refuse(RefusalKind::invalid, "address-unusable",
                  {"Unter " + where + " kann nicht gelauscht werden: unbekannte Adresse.",
                   "Cannot listen at " + where + ": unknown address."});
  }
  int error = 0;
  for (addrinfo* one = found; one; one = one->ai_next) {
    int fd = ::socket(one->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) continue;
    int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(fd, one->ai_addr, one->ai_addrlen) == 0 && ::listen(fd, 1024) == 0) {
      ::freeaddrinfo(found);
      return Listener{fd, port_of(fd)};
    }
    error = errno;
    ::close(fd);
  }
  ::freeaddrinfo(found);
  const char* code = error == EADDRINUSE ? "address-in-use" : "address-unusable";
  std::string why = std::strerror(error);
  return refuse(
      RefusalKind::invalid, code,
      {"Unter " + where + " kann nicht gelauscht werden: " + why + ".", "Cannot listen at " + where + ": " + why + "."},
      {"Eine andere Adresse wählen oder das dort laufende Programm beenden.",
       "Choose another address or end the program that runs there."});
}

Peer peer_of(const sockaddr_storage& from) {
  char text[INET6_ADDRSTRLEN] = "";
  if (from.ss_family == AF_INET) {
    ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(&from)->sin_addr, text, sizeof text);
    return {text, text};
  }
  in6_addr address = reinterpret_cast<const sockaddr_in6*>(&from)->sin6_addr;
  ::inet_ntop(AF_INET6, &address, text, sizeof text);
  std::string whole = text;
  if (IN6_IS_ADDR_V4MAPPED(&address)) return {whole.substr(whole.rfind(':') + 1), whole.substr(whole.rfind(':') + 1)};
  std::fill(address.s6_addr + 8, address.s6_addr + 16, std::uint8_t{0});
  ::inet_ntop(AF_INET6, &address, text, sizeof text);
  return {whole, text};
}

void allow_descriptors(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace flurwerk::api
