#include "api/jobs/smtp.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace flurwerk::api {

namespace {

constexpr long connect_seconds = 10, message_seconds = 60;

// Mailbox unavailable or not allowed, message too large, content refused; RFC 5321 § 4.2.3.
bool is_final(long reply) {
  constexpr std::array<long, 6> replies{501, 550, 551, 552, 553, 554};
  return std::find(replies.begin(), replies.end(), reply) != replies.end();
}

// Nothing was said about this message: the server is away, or does not want us.
bool is_unreachable(CURLcode code, long reply) {
  return code == CURLE_LOGIN_DENIED || code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_USE_SSL_FAILED || reply == 0 ||
         reply == 421;
}

struct Reading {
  std::string_view rest;
};

std::size_t read_some(char* into, std::size_t size, std::size_t count, void* from) {
  auto& reading = *static_cast<Reading*>(from);
  const auto length = std::min(size * count, reading.rest.size());
  std::memcpy(into, reading.rest.data(), length);
  reading.rest.remove_prefix(length);
  return length;
}

struct EndCurl {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct EndList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

class SmtpRoute final : public MailRoute {
 public:
  explicit SmtpRoute(SmtpServer server) : server_(std::move(server)), curl_(curl_easy_init()) {}

  Delivery send(const OutgoingMail& outgoing) override {
    if (!curl_) return Delivery::unreachable;
    const auto message = to_eml(outgoing.mail, server_.from, outgoing.at, outgoing.id);
    const auto sender = fmt::format("<{}>", server_.from);
    const std::unique_ptr<curl_slist, EndList> recipients(
        curl_slist_append(nullptr, fmt::format("<{}>", outgoing.mail.to).c_str()));
    Reading reading{message};
    auto* curl = curl_.get();
    curl_easy_reset(curl);  // the connection stays
    curl_easy_setopt(curl, CURLOPT_URL, server_.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     static_cast<long>(must_encrypt(server_.url) ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (!server_.login.empty()) curl_easy_setopt(curl, CURLOPT_USERPWD, server_.login.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_some);
    curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, message_seconds);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    const auto code = curl_easy_perform(curl);
    if (code == CURLE_OK) return Delivery::taken;
    long reply = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
    why_ = fmt::format("{} (reply {})", curl_easy_strerror(code), reply);
    if (is_unreachable(code, reply)) return Delivery::unreachable;
    return is_final(reply) ? Delivery::refused : Delivery::later;
  }

  std::string why() const override { return why_; }

 private:
  SmtpServer server_;
  std::unique_ptr<CURL, EndCurl> curl_;
  std::string why_;
};

}  // namespace

bool must_encrypt(std::string_view url) {
  auto rest = url.substr(std::min(url.find("://") + 3, url.size()));
  rest = rest.substr(0, rest.find('/'));
  for (const std::string_view host : {"127.0.0.1", "localhost", "[::1]"}) {
    if (!rest.starts_with(host)) continue;
    const auto port = rest.substr(host.size());
    if (port.empty() || (port.front() == ':' && port.find_first_not_of("0123456789", 1) == port.npos)) return false;
  }
  return true;
}

Result<std::unique_ptr<MailRoute>> smtp_route(SmtpServer server) {
  if (!server.url.starts_with("smtp://") && !server.url.starts_with("smtps://"))
    return refuse(RefusalKind::invalid, "smtp-address",
                  {"Das ist keine Adresse eines Mailservers: " + server.url,
                   "This is no address of a mail server: " + server.url},
                  {"Als smtps://mail.example.org oder smtp://mail.example.org:587 angeben.",
                   "Give smtps://mail.example.org or smtp://mail.example.org:587."},
                  {}, "--smtp");
  curl_global_init(CURL_GLOBAL_DEFAULT);
  return std::make_unique<SmtpRoute>(std::move(server));
}

}  // namespace flurwerk::api
