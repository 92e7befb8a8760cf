// Messages handed to a mail server (RFC 5321) with libcurl, one connection for a run of them.
// Basis: encrypted (smtps://, or STARTTLS with smtp://) unless the server is this machine; a reply that names the
// recipient or the message as unacceptable (RFC 5321 § 4.2.3) is final, everything else is tried again.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "api/jobs/mail_route.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::api {

struct SmtpServer {
  std::string url;    // "smtps://mail.example.org", "smtp://mail.example.org:587", "smtp://127.0.0.1:25"
  std::string login;  // "user:password"; empty: none
  std::string from;   // "bauamt@example.org"
};

// Does mail for this server have to be encrypted? Not on this machine itself: 127.0.0.1, localhost, [::1].
bool must_encrypt(std::string_view url);

// Refused: an address that is none of these (smtp-address).
Result<std::unique_ptr<MailRoute>> smtp_route(SmtpServer server);

}  // namespace flurwerk::api
