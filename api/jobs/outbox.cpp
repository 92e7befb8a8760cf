#include "api/jobs/outbox.hpp"

#include <fmt/format.h>

#include <fstream>
#include <set>

namespace flurwerk::api {

namespace {

// Items that leave as one message: a digest takes along all of its queue that may leave.
struct Shipment {
  std::vector<const OutboxItem*> items;
  OutgoingMail mail;
};

Shipment shipment_of(const std::vector<OutboxItem>& waiting, const OutboxItem& first) {
  Shipment shipment;
  std::vector<Mail> mails;
  for (const auto& item : waiting) {
    if (&item != &first && (first.kind != "digest" || item.queue != first.queue || item.id < first.id)) continue;
    shipment.items.push_back(&item);
    mails.push_back(mail_from_json(item.payload));
  }
  shipment.mail = {first.id, bundled(mails), first.created_at};
  return shipment;
}

void note(App& app, const Shipment& shipment, bool gone, Instant now) {
  (void)app.store.write([&](Tx& tx) -> Result<bool> {
    for (const auto* item : shipment.items) {
      if (gone) {
        tx.outbox().done(item->id, now);
      } else {
        tx.outbox().retry(item->id, now + std::chrono::minutes{1 << std::min(item->attempts, 6)});
      }
    }
    return true;
  });
}

}  // namespace

Delivery FileRoute::send(const OutgoingMail& mail) {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  const auto name = folder_ / fmt::format("{:08}.eml", mail.id);
  const auto draft = folder_ / fmt::format(".{:08}.part", mail.id);
  {
    std::ofstream out{draft, std::ios::binary};
    out << to_eml(mail.mail, from_, mail.at, mail.id);
    if (!out.flush()) return Delivery::unreachable;
  }
  std::filesystem::rename(draft, name, error);
  return error ? Delivery::unreachable : Delivery::taken;
}

SendReport send_outbox(App& app, MailRoute& route, MailRoute& refused) {
  const Instant now = app.clock.now();
  SendReport report;
  const auto waiting = app.store.read()->outbox().waiting(now);
  std::set<std::int64_t> over;        // went along in a digest
  std::set<std::string> held_queues;  // wait for one of their own
  for (const auto& item : waiting) {
    if (over.contains(item.id) || held_queues.contains(item.queue)) continue;
    const auto shipment = shipment_of(waiting, item);
    for (const auto* each : shipment.items) over.insert(each->id);
    auto delivery = route.send(shipment.mail);
    if (delivery != Delivery::taken)
      report.failed.push_back(fmt::format("mail {} to {}: {}", item.id, shipment.mail.mail.to, route.why()));
    if (delivery == Delivery::refused) delivery = refused.send(shipment.mail);
    report.unreachable = delivery == Delivery::unreachable;
    if (report.unreachable) break;  // the same for all; the next run tries again
    note(app, shipment, delivery == Delivery::taken, now);
    if (delivery == Delivery::taken) ++report.sent;
    if (delivery == Delivery::later) held_queues.insert(item.queue);
  }
  return report;
}

}  // namespace flurwerk::api
