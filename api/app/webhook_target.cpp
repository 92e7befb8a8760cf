#include "api/app/webhook_target.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <memory>
#include <optional>

namespace flurwerk::api {

namespace {

struct Block {
  std::uint32_t from;
  int bits;
};
// IANA's registry of special-purpose IPv4 addresses (RFC 6890), and multicast.
constexpr std::array<Block, 16> special_v4 = {{{0x00000000, 8},
                                               {0x0A000000, 8},
                                               {0x64400000, 10},
                                               {0x7F000000, 8},
                                               {0xA9FE0000, 16},
                                               {0xAC100000, 12},
                                               {0xC0000000, 24},
                                               {0xC0000200, 24},
                                               {0xC0586300, 24},
                                               {0xC0A80000, 16},
                                               {0xC6120000, 15},
                                               {0xC6336400, 24},
                                               {0xCB007100, 24},
                                               {0xE0000000, 4},
                                               {0xF0000000, 4},
                                               {0xFFFFFFFF, 32}}};

bool is_public_v4(std::uint32_t address) {
  return std::ranges::none_of(special_v4, [&](const Block& block) {
    const std::uint32_t mask = ~std::uint32_t{0} << (32 - block.bits);
    return (address & mask) == (block.from & mask);
  });
}

// Of the global unicast addresses, 2000::/3, all but IETF's own (2001::/23), documentation and 6to4 (2002::/16).
bool is_public_v6(const std::array<std::uint8_t, 16>& bytes) {
  if ((bytes[0] & 0xE0U) != 0x20U) return false;
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return false;
  if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 2) return false;
  if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8) return false;
  return bytes[0] != 0x3F || bytes[1] != 0xFF;
}

bool is_address(const std::string& host) {
  std::array<std::uint8_t, 16> bytes{};
  return host.front() == '[' || inet_pton(AF_INET, host.c_str(), bytes.data()) == 1;
}

struct EndUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

// As curl reads it: two readers of one address would be two opinions on where it leads.
std::optional<std::string> part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, flags) != CURLUE_OK) return std::nullopt;
  std::string found = text;
  curl_free(text);
  return found;
}

tl::unexpected<Refusal> refused(const char* code, Text text, Text cure) {
  return refuse(RefusalKind::invalid, code, std::move(text), std::move(cure), {}, "/url");
}

}  // namespace

bool is_public_address(std::string_view address) {
  const std::string text(address);
  std::array<std::uint8_t, 4> v4{};
  if (inet_pton(AF_INET, text.c_str(), v4.data()) == 1)
    return is_public_v4(std::uint32_t{v4[0]} << 24U | std::uint32_t{v4[1]} << 16U | std::uint32_t{v4[2]} << 8U | v4[3]);
  std::array<std::uint8_t, 16> v6{};
  return inet_pton(AF_INET6, text.c_str(), v6.data()) == 1 && is_public_v6(v6);
}

Result<WebhookTarget> webhook_target(const std::string& url, const std::vector<std::string>& allowed) {
  const std::unique_ptr<CURLU, EndUrl> read(curl_url());
  const bool readable = curl_url_set(read.get(), CURLUPART_URL, url.c_str(), 0) == CURLUE_OK;
  const auto scheme = part(read.get(), CURLUPART_SCHEME);
  auto host = part(read.get(), CURLUPART_HOST);
  const auto port = part(read.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (!readable || !scheme || !host || host->empty() || !port || (*scheme != "https" && *scheme != "http"))
    return refused("webhook-address", {"Das ist keine Adresse eines Programms im Netz.", "This is no web address."},
                   {"Schreiben Sie sie wie https://fachverfahren.example.org/ereignisse.",
                    "Write it like https://program.example.org/events."});
  if (part(read.get(), CURLUPART_USER) || part(read.get(), CURLUPART_FRAGMENT))
    return refused(
        "webhook-address",
        {"In der Adresse stehen eine Anmeldung oder eine Sprungmarke.", "The address has a login or a fragment in it."},
        {"Lassen Sie beides weg; der Empfänger erkennt Flurwerk an der Signatur.",
         "Leave both out; the receiver knows Flurwerk by its signature."});
  std::ranges::transform(*host, host->begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  WebhookTarget target{part(read.get(), CURLUPART_URL).value_or(url), *host, std::stoi(*port), false};
  target.allowed = std::ranges::any_of(
      allowed, [&](const std::string& one) { return one == target.host || one == target.host + ":" + *port; });
  if (target.allowed) return target;
  if (*scheme != "https")
    return refused("webhook-not-encrypted",
                   {"Ereignisse verlassen das Haus nur verschlüsselt.", "Events leave the house encrypted only."},
                   {"Geben Sie eine Adresse mit https:// an, oder lassen Sie den Betrieb den Rechner zulassen "
                    "(--webhook-allow).",
                    "Give an address with https://, or have the operator allow the host (--webhook-allow)."});
  const std::string bare = target.host.front() == '[' ? target.host.substr(1, target.host.size() - 2) : target.host;
  const bool inside = is_address(target.host) ? !is_public_address(bare)
                                              : target.host == "localhost" || target.host.ends_with(".localhost");
  if (inside)
    return refused("webhook-inside",
                   {"Diese Adresse liegt auf diesem Rechner oder in einem privaten Netz.",
                    "This address is on this machine or in a private network."},
                   {"Der Betrieb kann den Rechner zulassen (--webhook-allow).",
                    "The operator can allow the host (--webhook-allow)."});
  return target;
}

}  // namespace flurwerk::api
