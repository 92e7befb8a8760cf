// Opens the listening socket and names the peers that call.
#pragma once

#include <sys/socket.h>
#include <string>

#include "permit-core/refusal.hpp"

namespace flurwerk::api {

struct Listener {
  int fd;
  int port;
};
// Numeric address or name; port 0 takes a free one.
Result<Listener> listen_on(const std::string& host, int port);

struct Peer {
  std::string address;  // as text
  std::string key;      // what is counted as one: the address, for IPv6 its /64
};
Peer peer_of(const sockaddr_storage& from);

// Lets this process hold so many sockets, as far as the system allows.
void allow_descriptors(std::size_t wanted);

}  // namespace flurwerk::api
