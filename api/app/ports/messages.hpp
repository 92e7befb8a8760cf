// Messages holds the words of messages beside the log, which has their salted hash, and how far each account has read.
// Basis: Art. 17 DSGVO: words name persons, so they can be erased (decision 16); nothing of law follows from reading.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/app/sha256.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

struct MessageWords {
  MessageId message;
  std::string salt;  // random, of one length always
  std::string text;
};
// As MessageSent.digest has it.
inline std::string digest_of(const MessageWords& words) { return sha256_hex(words.salt + words.text); }

class Messages {
 public:
  virtual ~Messages() = default;
  virtual std::vector<MessageWords> words(const ApplicationId& application) const = 0;  // those that are still there
  // Number of the last event that the account has read as a message; 0: none.
  virtual std::int64_t read_until(const AccountId& account, const ApplicationId& application) const = 0;
  // Those that this side may read, another one wrote and the account has not read. `agency` where the side is "agency".
  virtual int unread(const AccountId& account, const ApplicationId& application, std::string_view side,
                     const AgencyId& agency) const = 0;

  // Writers, reachable through Tx alone.
  virtual void put_words(const ApplicationId& application, const MessageWords& words) = 0;
  virtual void mark_read(const AccountId& account, const ApplicationId& application, std::int64_t until) = 0;
};

}  // namespace flurwerk::api
