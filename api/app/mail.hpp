// Messages to people, put into the outbox in the same transaction as the event that causes them.
// Basis: RFC 5322; sent after commit by api/jobs/outbox.
#pragma once

#include <string>
#include <string_view>

#include "api/app/change.hpp"

namespace flurwerk::api {

struct Mail {
  std::string to;
  std::string subject;
  std::string text;
};

void post_mail(Tx& tx, const Mail& mail, Instant at);
// To the account that started the application; names the case and where to read on.
void tell_applicant(const App& app, Tx& tx, const Case& the_case, const Done& done, const std::string& subject,
                    const std::string& text);

std::string to_json(const Mail& mail);
Mail mail_from_json(std::string_view text);
// The message as a file that any mail program reads; control characters in the subject and address are dropped.
std::string to_eml(const Mail& mail, std::string_view from, Instant at);

}  // namespace flurwerk::api
