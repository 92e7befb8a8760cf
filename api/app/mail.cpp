#include "api/app/mail.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "api/app/local_time.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/markup.hpp"

namespace flurwerk::api {

namespace {

// Whatever a user typed must stay inside its header line.
std::string one_line(std::string text) {
  text.erase(std::remove_if(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }),
             text.end());
  return text;
}

std::string base64(std::string_view bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.resize(out.find('\0'));
  return out;
}

// The same words as a page: links can be followed, lines stay lines.
std::string html_of(const Mail& mail) {
  std::string body = escaped(mail.text);
  for (std::size_t at = body.find("http"); at != std::string::npos; at = body.find("http", at)) {
    const auto end = std::min(body.find_first_of(" \n", at), body.size());
    const auto url = body.substr(at, end - at);
    if (!url.starts_with("http://") && !url.starts_with("https://")) {
      at = end;
      continue;
    }
    const auto link = fmt::format("<a href=\"{0}\">{0}</a>", url);
    body.replace(at, url.size(), link);
    at += link.size();
  }
  for (std::size_t at = body.find('\n'); at != std::string::npos; at = body.find('\n', at + 5))
    body.replace(at, 1, "<br>\n");
  return fmt::format(
      "<!doctype html>\n<html lang=\"de\"><head><meta charset=\"utf-8\"><title>{}</title></head>\n"
      "<body style=\"font: 1rem/1.5 sans-serif\">{}</body></html>\n",
      escaped(one_line(mail.subject)), body);
}

std::string part(std::string_view type, std::string_view content) {
  const std::string encoded = base64(content);
  std::string lines;
  for (std::size_t i = 0; i < encoded.size(); i += 76) lines += encoded.substr(i, 76) + "\r\n";
  return fmt::format("Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}", type, lines);
}

OutboxItem item_of(const Mail& mail, Instant at, Urgency urgency) {
  if (urgency == Urgency::at_once) return {0, "mail", mail.to, to_json(mail), at, at};
  const auto six_on = [](Date day) { return berlin_midnight(day) + std::chrono::hours{6}; };
  const Date today = berlin_day(at);
  const Instant next = at < six_on(today) ? six_on(today) : six_on(today + std::chrono::days{1});
  return {0, "digest", "digest " + mail.to, to_json(mail), at, next};
}

}  // namespace

std::string to_json(const Mail& mail) {
  return nlohmann::json{{"to", mail.to}, {"subject", mail.subject}, {"text", mail.text}}.dump();
}

Mail mail_from_json(std::string_view text) {
  const auto body = nlohmann::json::parse(text);
  return {body.at("to"), body.at("subject"), body.at("text")};
}

void post_mail(Tx& tx, const Mail& mail, Instant at, Urgency urgency, const std::string& about) {
  auto item = item_of(mail, at, urgency);
  item.about = about;
  tx.outbox().post(item);
}

bool post_mail_once(Tx& tx, const std::string& key, const Mail& mail, Instant at, Urgency urgency) {
  return tx.outbox().post_once(key, item_of(mail, at, urgency));
}

Mail bundled(const std::vector<Mail>& mails) {
  if (mails.size() == 1) return mails.front();
  Mail all{mails.front().to, fmt::format("{} Nachrichten zu Ihren Vorhaben", mails.size()), {}};
  for (const auto& mail : mails) {
    if (!all.text.empty()) all.text += "\n----------------------------------------\n\n";
    all.text += mail.subject + "\n\n" + mail.text;
  }
  return all;
}

std::string to_eml(const Mail& mail, std::string_view from, Instant at, std::int64_t id) {
  constexpr const char* boundary = "=_flurwerk";  // no line of base64 begins like this
  const auto domain = from.substr(from.find('@') + 1);
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
  return fmt::format(
      "From: {0}\r\nTo: {1}\r\nSubject: =?UTF-8?B?{2}?=\r\nDate: {3:%a, %d %b %Y %H:%M:%S} +0000\r\n"
      "Message-ID: <{4}.{5}@{6}>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/alternative; boundary=\"{7}\"\r\n\r\n--{7}\r\n{8}--{7}\r\n{9}--{7}--\r\n",
      from, one_line(mail.to), base64(one_line(mail.subject)), fmt::gmtime(std::chrono::system_clock::to_time_t(at)),
      id, seconds, domain, boundary, part("text/plain", mail.text), part("text/html", html_of(mail)));
}

}  // namespace flurwerk::api
