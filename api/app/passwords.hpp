// Passwords as argon2id strings, random tokens and ids; SHA-256 stands beside it.
// Basis: ASVS 5 6.2, 11.4; OWASP password storage. Comparison in constant time; only hashes are stored.
#pragma once

#include <string>
#include <string_view>

#include "api/app/sha256.hpp"

namespace flurwerk::api {

std::string hash_password(std::string_view password);  // about 0.2 s and 64 MiB, on purpose
bool password_matches(const std::string& hash, std::string_view password);
// Takes as long as password_matches, for accounts that do not exist: time tells nobody who has one.
void pretend_to_check(std::string_view password);

std::string new_token();  // 256 random bits, base64url, 43 characters
std::string new_id();     // 120 random bits, base32 lower case, 24 characters
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace flurwerk::api
