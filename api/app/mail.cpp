#include "api/app/mail.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <nlohmann/json.hpp>

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

}  // namespace

std::string to_json(const Mail& mail) {
  return nlohmann::json{{"to", mail.to}, {"subject", mail.subject}, {"text", mail.text}}.dump();
}

Mail mail_from_json(std::string_view text) {
  const auto body = nlohmann::json::parse(text);
  return {body.at("to"), body.at("subject"), body.at("text")};
}

void post_mail(Tx& tx, const Mail& mail, Instant at) { tx.outbox().post("mail", to_json(mail), at); }

void tell_applicant(const App& app, Tx& tx, const Case& the_case, const Done& done, const std::string& subject,
                    const std::string& text) {
  const auto account = tx.accounts().account(the_case.application.applicant);
  if (!account || account->email.empty()) return;
  const auto& application = the_case.application;
  post_mail(tx,
            {account->email, fmt::format("{} – {}", subject, application.file_number),
             fmt::format("Guten Tag {},\n\n{}\n\nVorhaben: {}\nAktenzeichen: {}\n{}/antraege/{}\n", account->name, text,
                         application.title, application.file_number, app.config.public_url, application.id.value)},
            done.at);
}

std::string to_eml(const Mail& mail, std::string_view from, Instant at) {
  const std::string encoded = base64(mail.text);
  std::string body;
  for (std::size_t i = 0; i < encoded.size(); i += 76) body += encoded.substr(i, 76) + "\r\n";
  return fmt::format(
      "From: {}\r\nTo: {}\r\nSubject: =?UTF-8?B?{}?=\r\nDate: {:%a, %d %b %Y %H:%M:%S} +0000\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      from, one_line(mail.to), base64(one_line(mail.subject)), fmt::gmtime(std::chrono::system_clock::to_time_t(at)),
      body);
}

}  // namespace flurwerk::api
