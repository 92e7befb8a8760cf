#include "api/jobs/outbox.hpp"

#include <fmt/format.h>

#include <fstream>

#include "api/app/mail.hpp"

namespace flurwerk::api {

namespace {

// Written beside and renamed: whoever collects the folder never sees half a message.
bool write_message(const std::filesystem::path& folder, const OutboxItem& item, const std::string& from) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const auto name = folder / fmt::format("{:08}.eml", item.id);
  const auto draft = folder / fmt::format(".{:08}.part", item.id);
  {
    std::ofstream out{draft, std::ios::binary};
    out << to_eml(mail_from_json(item.payload), from, item.created_at);
    if (!out.flush()) return false;
  }
  std::filesystem::rename(draft, name, error);
  return !error;
}

}  // namespace

int send_outbox(App& app, const std::filesystem::path& folder, const std::string& from) {
  const Instant now = app.clock.now();
  int sent = 0;
  for (const auto& item : app.store.read()->outbox().waiting(now)) {
    const bool ok = write_message(folder, item, from);
    (void)app.store.write([&](Tx& tx) -> Result<bool> {
      if (ok) {
        tx.outbox().done(item.id, now);
      } else {
        tx.outbox().retry(item.id, now + std::chrono::minutes{1 << std::min(item.attempts, 6)});
      }
      return true;
    });
    if (!ok) break;  // in order: nothing overtakes
    ++sent;
  }
  return sent;
}

}  // namespace flurwerk::api
