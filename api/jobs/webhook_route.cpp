// The way out for webhooks: one resolution, checked, and then exactly that address.
#include <curl/curl.h>
#include <fmt/format.h>
#include <netdb.h>

#include <algorithm>
#include <array>
#include <memory>

#include "api/app/webhook_target.hpp"
#include "api/jobs/webhooks.hpp"

namespace flurwerk::api {

namespace {

constexpr long webhook_connect_seconds = 5, webhook_seconds = 10;

struct EndWebhookCurl {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct EndHeaders {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Lines = std::unique_ptr<curl_slist, EndHeaders>;

Lines lines(const std::vector<std::string>& all) {
  curl_slist* list = nullptr;
  for (const auto& line : all) list = curl_slist_append(list, line.c_str());
  return Lines(list);
}

std::string without_brackets(const std::string& host) {
  return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

std::vector<std::string> addresses_of(const WebhookTarget& target) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  std::vector<std::string> out;
  if (getaddrinfo(without_brackets(target.host).c_str(), nullptr, &hints, &found) != 0) return out;
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> keep(found, freeaddrinfo);
  for (const auto* one = found; one != nullptr; one = one->ai_next) {
    std::array<char, NI_MAXHOST> text{};
    if (getnameinfo(one->ai_addr, one->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0)
      out.emplace_back(text.data());
  }
  return out;
}

// An answer's body is of no interest.
std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

class CurlWebhookRoute final : public WebhookRoute {
 public:
  explicit CurlWebhookRoute(std::vector<std::string> allowed) : allowed_(std::move(allowed)), curl_(curl_easy_init()) {}

  std::string send(const SignedMessage& message) override {
    if (!curl_) return "libcurl";
    const auto target = webhook_target(message.url, allowed_);  // the operator may have changed their mind
    if (!target) return target.error().text.en;
    const auto addresses = addresses_of(*target);
    if (addresses.empty()) return fmt::format("{} has no address", target->host);
    if (!target->allowed && !std::ranges::all_of(addresses, is_public_address))
      return fmt::format("{} leads into a private network", target->host);
    return post(message, *target, addresses);
  }

 private:
  std::string post(const SignedMessage& message, const WebhookTarget& target,
                   const std::vector<std::string>& addresses) {
    std::string pinned = fmt::format("{}:{}:", without_brackets(target.host), target.port);
    for (std::size_t i = 0; i < addresses.size(); ++i) pinned += (i == 0 ? "" : ",") + addresses[i];
    const auto resolved = lines({pinned});
    const auto headers = lines({"Content-Type: application/json", "webhook-id: " + message.id,
                                fmt::format("webhook-timestamp: {}", message.timestamp),
                                "webhook-signature: " + message.signature, "Expect:"});
    auto* curl = curl_.get();
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, target.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, target.allowed ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_RESOLVE, resolved.get());
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);  // a kept one may be to an address of yesterday
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Flurwerk");
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(message.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, message.body.c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, webhook_connect_seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, webhook_seconds);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    const auto code = curl_easy_perform(curl);
    if (code != CURLE_OK) return curl_easy_strerror(code);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status >= 200 && status < 300 ? std::string{} : fmt::format("HTTP {}", status);
  }

  std::vector<std::string> allowed_;
  std::unique_ptr<CURL, EndWebhookCurl> curl_;
};

}  // namespace

std::unique_ptr<WebhookRoute> webhook_route(std::vector<std::string> allowed) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  return std::make_unique<CurlWebhookRoute>(std::move(allowed));
}

}  // namespace flurwerk::api
