#include "api/app/passwords.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace flurwerk::api {
namespace {

void start_sodium() {
  static const int started = sodium_init();  // 0, or 1 if somebody else was first
  if (started < 0) throw std::runtime_error("libsodium could not start");
}

}  // namespace

std::string hash_password(std::string_view password) {
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    throw std::runtime_error("out of memory while hashing a password");
  }
  return hash.data();
}

bool password_matches(const std::string& hash, std::string_view password) {
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> fixed{};  // libsodium reads the whole buffer
  if (hash.empty() || hash.size() >= fixed.size()) {
    pretend_to_check(password);
    return false;
  }
  hash.copy(fixed.data(), hash.size());
  return crypto_pwhash_str_verify(fixed.data(), password.data(), password.size()) == 0;
}

void pretend_to_check(std::string_view password) {
  static const std::string of_nobody = hash_password(new_token());
  password_matches(of_nobody, password);
}

std::string new_token() {
  start_sodium();
  std::array<unsigned char, 32> random{};
  randombytes_buf(random.data(), random.size());
  std::array<char, 64> text{};
  sodium_bin2base64(text.data(), text.size(), random.data(), random.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return text.data();
}

std::string new_id() {
  start_sodium();
  std::string id;
  for (int i = 0; i < 24; ++i) id += "abcdefghijklmnopqrstuvwxyz234567"[randombytes_uniform(32)];
  return id;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace flurwerk::api
