// A WebhookTarget is the address of a program to be told of events, taken apart by the reader that will also call it.
// Basis: OWASP SSRF prevention: https to public addresses, unless the operator allows a host by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "permit-core/refusal.hpp"

namespace flurwerk::api {

struct WebhookTarget {
  std::string url;
  std::string host;  // lower case; an IPv6 address in brackets
  int port = 0;
  bool allowed = false;  // by the operator: may be anywhere, and without TLS
};

// `allowed`: hosts, or hosts with ports ("localhost", "10.0.0.5:8080", "[::1]:9000").
// Refused: no web address, one with a login in it, http, an address inside a private network.
Result<WebhookTarget> webhook_target(const std::string& url, const std::vector<std::string>& allowed);

// Is this address (IPv4 or IPv6, as text) one that everybody can reach? Not loopback, private, link-local, multicast,
// reserved, nor an IPv6 address that carries an IPv4 address.
bool is_public_address(std::string_view address);

}  // namespace flurwerk::api
