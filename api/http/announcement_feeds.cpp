// Announcements as feeds: RSS for readers, iCalendar for calendars. What stands here is what the list shows.
// Basis: RSS 2.0; RFC 5545 (ics.hpp).
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "api/app/publicity.hpp"
#include "api/http/announcement_text.hpp"
#include "api/http/handlers.hpp"
#include "api/http/ics.hpp"
#include "permit-core/markup.hpp"

namespace flurwerk::api {

namespace {

struct FeedEntry {
  std::string id, url, heading, authority;
  Date published_on, display_from, display_until;
  std::string last;  // what can be done until the last day: "Einwendungen"
  Date last_day;
};

std::vector<FeedEntry> feed_entries(const Call& call) {
  std::vector<FeedEntry> entries;
  const auto view = call.app.store.read();
  const Date today = call.today();
  for (const auto& row : view->lists().announcements(today)) {
    const auto authority = view->accounts().authority(row.authority);
    const auto name = authority ? authority->name : row.authority.value;
    const auto url = fmt::format("{}/bekanntmachungen/{}", call.app.config.public_url, row.id.value);
    if (const auto shown = shown_announcement(*view, row.id, today)) {
      const auto& said = shown->announcement->said;
      entries.push_back({row.id.value, url, first_line(said.subject), name, said.published_on, said.display_from,
                         said.display.due_on(), "Einwendungen", said.objections.due_on()});
    } else if (const auto permit = shown_permit(*view, row.id, today)) {
      const auto& said = permit->permit->said;
      entries.push_back({row.id.value, url, "Baugenehmigung: " + first_line(permit->project->said.subject), name,
                         said.published_on, said.published_on + std::chrono::days{1}, said.display.due_on(),
                         "Rechtsbehelfe", said.remedies.due_on()});
    }
  }
  return entries;
}

std::string described(const FeedEntry& entry) {
  return fmt::format("{}. Auslegung vom {} bis {}, {} bis {}.", entry.authority, german_date(entry.display_from),
                     german_date(entry.display_until), entry.last, german_date(entry.last_day));
}

std::string rss_date(Date date) {
  return fmt::format("{:%a, %d %b %Y} 00:00:00 +0000",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(Instant{date})));
}

}  // namespace

Result<Response> get_announcement_rss(Call& call) {
  const std::string list = call.app.config.public_url + "/bekanntmachungen";
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>\n<title>Öffentliche Bekanntmachungen "
      "der Bauaufsicht</title>\n<link>{}</link>\n<description>Öffentlich bekannt gemachte Bauvorhaben</description>\n"
      "<language>de</language>\n",
      escaped(list));
  for (const auto& entry : feed_entries(call)) {
    xml += fmt::format(
        "<item><title>{}</title><link>{}</link><guid isPermaLink=\"false\">{}</guid><pubDate>{}</pubDate>"
        "<description>{}</description></item>\n",
        escaped(entry.heading), escaped(entry.url), escaped(entry.id), rss_date(entry.published_on),
        escaped(described(entry)));
  }
  return Response{200, "application/rss+xml; charset=utf-8", xml + "</channel></rss>\n", {}, {}};
}

Result<Response> get_announcement_ics(Call& call) {
  std::string events;
  for (const auto& entry : feed_entries(call)) {
    const Instant stamp{entry.published_on};
    events += ics_event({entry.id + "-display", "Auslegung: " + entry.heading, described(entry), entry.url,
                         entry.display_from, entry.display_until},
                        stamp);
    events += ics_event({entry.id + "-objections", fmt::format("Letzter Tag für {}: {}", entry.last, entry.heading),
                         described(entry), entry.url, entry.last_day, entry.last_day},
                        stamp);
  }
  return ics_response("Bekanntmachungen", events);
}

}  // namespace flurwerk::api
