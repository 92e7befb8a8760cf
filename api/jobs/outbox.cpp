#include "api/jobs/outbox.hpp"

#include <fmt/format.h>

#include <fstream>
#include <set>

#include "api/app/telling.hpp"

namespace flurwerk::api {

namespace {

// Items that leave as one message: a digest takes along all of its queue that may leave, once and for all.
struct Shipment {
  std::vector<OutboxItem> items;
  OutgoingMail mail;
};

bool goes_along(const OutboxItem& first, const OutboxItem& item) {
  return first.kind == "digest" && item.kind == "digest" && item.queue == first.queue && item.id > first.id &&
         item.shipment == 0;
}

std::vector<Shipment> shipments_of(const View& view, const std::vector<OutboxItem>& waiting) {
  std::vector<Shipment> shipments;
  std::set<std::int64_t> over;
  for (const auto& item : waiting) {
    if (over.contains(item.id)) continue;
    Shipment shipment;
    if (item.shipment != 0) {
      shipment.items = view.outbox().shipped_together(item.shipment);
    } else {
      shipment.items.push_back(item);
      for (const auto& other : waiting) {
        if (goes_along(item, other)) shipment.items.push_back(other);
      }
    }
    std::vector<Mail> mails;
    for (const auto& each : shipment.items) {
      over.insert(each.id);
      mails.push_back(mail_from_json(each.payload));
    }
    if (mails.empty()) continue;
    shipment.mail = {item.shipment != 0 ? item.shipment : item.id, bundled(mails), shipment.items.front().created_at};
    shipments.push_back(std::move(shipment));
  }
  return shipments;
}

// Before the first try: what is posted from now on does not get into a message that may have been taken already.
void freeze(App& app, const std::vector<Shipment>& shipments) {
  std::vector<std::vector<std::int64_t>> digests;
  for (const auto& shipment : shipments) {
    if (shipment.items.front().kind != "digest" || shipment.items.front().shipment != 0) continue;
    auto& ids = digests.emplace_back();
    for (const auto& item : shipment.items) ids.push_back(item.id);
  }
  if (digests.empty()) return;
  (void)app.store.write([&](Tx& tx) -> Result<bool> {
    for (const auto& ids : digests) tx.outbox().ship_together(ids);
    return true;
  });
}

void note(App& app, const Shipment& shipment, Delivery delivery, Instant now, const std::string& why) {
  (void)app.store.write([&](Tx& tx) -> Result<bool> {
    for (const auto& item : shipment.items) {
      if (delivery == Delivery::taken) {
        tx.outbox().done(item.id, now);
      } else if (delivery == Delivery::refused) {
        tx.outbox().refused(item.id, now, why);
        tell_undelivered(app, tx, item, now, why);
      } else {
        tx.outbox().retry(item.id, now + std::chrono::minutes{1 << std::min(item.attempts, 6)}, why);
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
  std::vector<Shipment> shipments;
  {
    const auto view = app.store.read();
    shipments = shipments_of(*view, view->outbox().waiting(now));
  }
  freeze(app, shipments);
  std::set<std::string> held_queues;  // wait for one of their own
  for (const auto& shipment : shipments) {
    const auto& first = shipment.items.front();
    if (held_queues.contains(first.queue)) continue;
    const auto delivery = route.send(shipment.mail);
    const auto why = delivery == Delivery::taken ? std::string{} : route.why();
    if (delivery != Delivery::taken)
      report.failed.push_back(fmt::format("mail {} to {}: {}", shipment.mail.id, shipment.mail.mail.to, why));
    const bool kept = delivery != Delivery::refused || refused.send(shipment.mail) == Delivery::taken;
    report.unreachable = delivery == Delivery::unreachable || !kept;
    if (report.unreachable) break;  // the same for all; the next run tries again
    note(app, shipment, delivery, now, why);
    if (delivery == Delivery::taken) ++report.sent;
    if (delivery == Delivery::later) held_queues.insert(first.queue);
  }
  return report;
}

}  // namespace flurwerk::api
