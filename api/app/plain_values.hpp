// What people type that programs go by: keys that may stand in addresses and file names, and e-mail addresses.
// Basis: RFC 5321 4.5.3.1 for what an address looks like; whether it exists only a message can tell.
#pragma once

#include <string_view>

namespace flurwerk::api {

bool plain_id(std::string_view id);           // a-z, 0-9, - and _, 1 to 64 of them
bool like_an_address(std::string_view text);  // something@something, without blanks, commas, quotes or brackets

}  // namespace flurwerk::api
