// What leaves the outbox now, as one text: of each mail its recipient, subject and words. Every mail arrives.
#pragma once

#include <string>

#include "api/jobs/outbox.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {

inline std::string mails_of(SmallTown& town) {
  class Post final : public MailRoute {
   public:
    Delivery send(const OutgoingMail& mail) override {
      gone += mail.mail.to + ": " + mail.mail.subject + "\n" + mail.mail.text + "\n";
      return Delivery::taken;
    }
    std::string why() const override { return {}; }
    std::string gone;
  } post;
  send_outbox(*town.app, post, post);
  return post.gone;
}

}  // namespace flurwerk::api::test
