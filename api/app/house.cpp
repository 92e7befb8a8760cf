#include "api/app/house.hpp"

#include <stdexcept>

#include "api/app/legal_context.hpp"
#include "api/app/local_time.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/move_deadlines.hpp"

namespace flurwerk::api {

std::shared_ptr<const HouseCache::Kept> HouseCache::of(const AuthorityId& authority,
                                                       const std::function<Kept()>& read) {
  std::uint64_t before = 0;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = kept_.find(authority); found != kept_.end()) return found->second;
    before = generation_;
  }
  auto kept = std::make_shared<const Kept>(read());
  const std::lock_guard lock(mutex_);
  if (before == generation_) kept_.emplace(authority, kept);
  return kept;
}

void HouseCache::forget(const AuthorityId& authority) {
  const std::lock_guard lock(mutex_);
  ++generation_;
  kept_.erase(authority);
}

namespace {

// What the book holds was let in by check_house_rule: unreadable means a broken disk.
HouseRules fold(const std::vector<HouseRuleEntry>& entries, HouseRules files) {
  auto rules = house_rules(entries, std::move(files));
  if (!rules) throw std::runtime_error("house rules: " + rules.error().text.en);
  return std::move(*rules);
}

std::shared_ptr<const HouseCache::Kept> kept_of(const App& app, const AuthorityId& authority) {
  return app.house.of(authority, [&] {
    HouseCache::Kept kept{app.store.read()->house_book().entries(authority), {}};
    kept.rules = fold(kept.entries, {});
    return kept;
  });
}

HouseRules files_of(const App& app, const AuthorityId& authority) {
  HouseRules files;
  const auto fees = app.config.fees.find(authority.value);
  if (fees != app.config.fees.end()) files.fee_tables = fees->second;
  const auto blocks = app.config.text_blocks.find(authority.value);
  if (blocks != app.config.text_blocks.end()) files.text_blocks = blocks->second;
  return files;
}

HolidayCalendar with_own(HolidayCalendar calendar, const HouseRules& rules) {
  for (const Holiday& day : rules.holidays) calendar = calendar.with(day);
  return calendar;
}

std::vector<Deadline> of_open_requests(const Case& the_case) {
  std::vector<Deadline> list;
  for (const auto& request : the_case.participation.requests) {
    if (request.is_open()) list.push_back(request.spec.deadline);
  }
  return list;
}

std::string why_moved(const HouseRuleEntry& entry, Date day) {
  return "Der " + german_date(day) + (entry.content.empty() ? " ist kein Feiertag mehr: " : " ist Feiertag: ") +
         entry.reason;
}

Result<void> move_running(App& app, Tx& tx, const Caller& caller, const AuthorityId& authority,
                          const HouseRuleEntry& entry, HouseRuleAdded& done) {
  const HouseRules rules = fold(tx.house_book().entries(authority), {});
  const Date today = berlin_day(entry.at);
  const Actor actor{caller.viewer.account, std::string(to_string(Role::administrator)), {}};
  const Date day = parse_date(entry.key).value();
  for (const auto& id : tx.house_book().running_from(authority, day)) {
    const auto the_case = tx.load(id);
    if (!the_case) return tl::unexpected(the_case.error());
    auto legal = legal_context(app, the_case->application, actor, today, today);
    if (!legal) return tl::unexpected(legal.error());
    const auto land = HolidayCalendar::of(the_case->application.land);
    if (!land) return tl::unexpected(land.error());
    const HolidayCalendar calendar = with_own(*land, rules);
    const Context context{actor, today, (*legal)->law, calendar};
    const auto requests = of_open_requests(*the_case);
    const auto events = move_deadlines(the_case->application, requests, why_moved(entry, day), context);
    if (!events) return tl::unexpected(events.error());
    if (events->empty()) continue;
    tx.record(id, actor, entry.at, (*legal)->law.version, *events);
    ++done.cases_moved;
    done.deadlines_moved += static_cast<int>(std::get<DeadlinesMoved>(events->front()).deadlines.size());
  }
  return {};
}

Result<void> check(const App& app, Tx& tx, const AuthorityId& authority, const HouseRuleEntry& entry) {
  const auto office = tx.accounts().authority(authority);
  if (!office) {
    return refuse(RefusalKind::not_found, "authority-unknown",
                  {"Diese Bauaufsichtsbehörde gibt es nicht.", "There is no such authority."});
  }
  const auto law = app.law.at(office->land, entry.valid_from);
  if (!law) return tl::unexpected(law.error());
  const auto land = HolidayCalendar::of(office->land);
  if (!land) return tl::unexpected(land.error());
  const auto book = tx.house_book().entries(authority);
  const HouseRules rules = fold(book, files_of(app, authority));
  const Date today = berlin_day(entry.at);
  std::optional<Date> decided_on;
  if (entry.kind == HouseRuleKind::fee_table && entry.valid_from < today) {
    const auto last = tx.house_book().last_decision(authority);
    if (last) decided_on = berlin_day(*last);
  }
  return check_house_rule(entry, book, rules, *law, with_own(*land, rules), today, decided_on);
}

}  // namespace

Result<std::shared_ptr<const LawAt>> held_law_for(const App& app, const AuthorityId& authority, std::string_view land,
                                                  Date on) {
  auto held = app.law.held(land, on);
  const auto kept = kept_of(app, authority);
  if (!held || kept->rules.options.empty()) return held;
  return std::make_shared<const LawAt>(as_applied(**held, kept->rules));
}

Result<LawAt> law_for(const App& app, const AuthorityId& authority, std::string_view land, Date on) {
  return held_law_for(app, authority, land, on).map([](const auto& held) { return *held; });
}

Result<HolidayCalendar> calendar_for(const App& app, const AuthorityId& authority, std::string_view land) {
  auto calendar = HolidayCalendar::of(land);
  if (!calendar) return calendar;
  return with_own(std::move(*calendar), kept_of(app, authority)->rules);
}

Result<HolidayCalendar> calendar_of(const App& app, const std::string& authority) {
  const auto known = app.store.read()->accounts().authority({authority});
  if (known) return calendar_for(app, known->id, known->land);
  return refuse(RefusalKind::not_found, "no-such-authority",
                {"Diese Behörde ist nicht bekannt.", "There is no such authority."},
                {"Nennen Sie ihre Kennung.", "Name its id."}, {}, "authority");
}

Result<HouseRules> rules_of(const App& app, const AuthorityId& authority) {
  return house_rules(kept_of(app, authority)->entries, files_of(app, authority));
}

Result<HouseRuleAdded> add_house_rule(App& app, const Caller& caller, const AuthorityId& authority,
                                      const HouseRuleInput& input) {
  auto done = app.store.write([&](Tx& tx) -> Result<HouseRuleAdded> {
    const Instant now = app.clock.now();
    const bool holiday = input.kind == HouseRuleKind::holiday;
    const Date from = holiday ? berlin_day(now) : input.valid_from.value_or(berlin_day(now));
    const HouseRuleEntry entry{0, input.kind, input.key, from, input.content, input.reason, caller.viewer.account, now};
    if (auto ok = check(app, tx, authority, entry); !ok) return tl::unexpected(ok.error());
    tx.house_book().add(authority, entry);
    HouseRuleAdded added{from};
    if (holiday) {
      if (auto ok = move_running(app, tx, caller, authority, entry, added); !ok) return tl::unexpected(ok.error());
    }
    return added;
  });
  if (done) app.house.forget(authority);
  return done;
}

}  // namespace flurwerk::api
