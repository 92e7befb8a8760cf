// SHA-256 over bytes that arrive in pieces, as lower-case hex: names documents and drafts, chains events.
// Basis: FIPS 180-4, computed by libsodium.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace flurwerk::api {

class Sha256 {
 public:
  Sha256();
  void update(std::string_view bytes);
  std::string hex();  // ends the computation; call once

 private:
  alignas(8) std::array<std::byte, 128> state_;  // libsodium's state; its header stays out of here
};

std::string sha256_hex(std::string_view bytes);

}  // namespace flurwerk::api
