// A way for messages to leave: as files that somebody collects, or to a mail server.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "api/app/mail.hpp"

namespace flurwerk::api {

struct OutgoingMail {
  std::int64_t id = 0;  // in the outbox
  Mail mail;
  Instant at;
};

enum class Delivery {
  taken,
  refused,      // for good: this recipient or message will never be taken
  later,        // this message was not taken now
  unreachable,  // nothing can be sent now
};

class MailRoute {
 public:
  virtual ~MailRoute() = default;
  virtual Delivery send(const OutgoingMail& mail) = 0;
  virtual std::string why() const = 0;  // the last one was not taken
};

// Each message becomes DIR/00000012.eml: written beside and renamed, so that whoever collects never sees half of one.
class FileRoute final : public MailRoute {
 public:
  FileRoute(std::filesystem::path folder, std::string from) : folder_(std::move(folder)), from_(std::move(from)) {}
  Delivery send(const OutgoingMail& mail) override;
  std::string why() const override { return "the folder cannot be written: " + folder_.string(); }

 private:
  std::filesystem::path folder_;
  std::string from_;
};

}  // namespace flurwerk::api
