// Messages to people, put into the outbox in the same transaction as the event that causes them.
// Basis: RFC 5322, RFC 2046 (plain text and HTML of the same words); sent after commit by api/jobs/outbox.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/app/app.hpp"

namespace flurwerk::api {

struct Mail {
  std::string to;
  std::string subject;
  std::string text;
};

enum class Urgency {
  at_once,
  can_wait
};  // can_wait: at six the next morning in Berlin, together with the others of that person

// `about`: by which it is found again while it waits.
void post_mail(Tx& tx, const Mail& mail, Instant at, Urgency urgency = Urgency::at_once, const std::string& about = {});
// The same, unless something was posted under this key before: then false, and nothing happens.
bool post_mail_once(Tx& tx, const std::string& key, const Mail& mail, Instant at, Urgency urgency = Urgency::at_once);
// Several messages to one person as one.
Mail bundled(const std::vector<Mail>& mails);

std::string to_json(const Mail& mail);
Mail mail_from_json(std::string_view text);
// The message as any mail program reads it; control characters in subject and address are dropped. `id` makes its
// Message-ID: sent again after a crash it is the same message, which mail servers and programs show once.
std::string to_eml(const Mail& mail, std::string_view from, Instant at, std::int64_t id);

}  // namespace flurwerk::api
