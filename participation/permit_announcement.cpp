#include "participation/permit_announcement.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk::participation {

namespace {

constexpr std::size_t longest_tenor = 20000;
constexpr std::string_view permit_basis = "§ 72 Abs. 4 HBO";

Result<void> may_be_announced(const Participation& participation, const Context& context) {
  if (announced_project(participation) == nullptr) {
    return refuse(
        RefusalKind::wrong_state, "project-not-announced",
        {"Das Vorhaben wurde nicht öffentlich bekannt gemacht; deshalb wird es auch die Genehmigung nicht.",
         "The project was not announced to the public, so neither is the permit."},
        {"Geben Sie den Bescheid den Beteiligten einzeln bekannt.", "Serve the notice on each of those concerned."},
        std::string(permit_basis));
  }
  const bool running = std::ranges::any_of(participation.permit_announcements,
                                           [&](const PermitAnnouncement& one) { return one.published(context.today); });
  if (running) {
    return refuse(RefusalKind::wrong_state, "permit-announced-already",
                  {"Die Genehmigung ist schon öffentlich bekannt gegeben, und die Auslegung läuft.",
                   "The permit is announced already, and its display is running."},
                  {"Nehmen Sie die Bekanntgabe zuerst zurück, wenn sie fehlerhaft ist.",
                   "Withdraw the announcement first if it is faulty."},
                  std::string(permit_basis));
  }
  return {};
}

Result<void> complete(const AnnouncePermit& command) {
  const auto need = [](const std::string& text, const Text& what, const char* field) {
    return need_text(text, longest_tenor, what, field);
  };
  if (auto ok = need(command.tenor, {"Der verfügende Teil", "The operative part"}, "/tenor"); !ok) return ok;
  if (auto ok =
          need(command.remedies_text, {"Die Rechtsbehelfsbelehrung", "The instruction on remedies"}, "/remedies_text");
      !ok)
    return ok;
  return need(command.place, {"Ort und Zeit der Auslegung", "Place and time of the display"}, "/place");
}

}  // namespace

bool PermitAnnouncement::published(Date today) const {
  return !withdrawn_on && today >= said.published_on && today <= said.display.due_on();
}

const Announcement* announced_project(const Participation& participation) {
  const auto& all = participation.announcements;
  const auto last = std::find_if(all.rbegin(), all.rend(), [](const Announcement& one) { return !one.withdrawn_on; });
  return last == all.rend() ? nullptr : &*last;
}

Decided announce_permit(const Application& application, const Participation& participation,
                        const AnnouncePermit& command, const Context& context) {
  if (auto ok = may_happen<PermitAnnounced>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = may_be_announced(participation, context); !ok) return tl::unexpected(ok.error());
  if (auto ok = complete(command); !ok) return tl::unexpected(ok.error());
  const auto display_rule = need_period(context.law, rule_ids::permit_display);
  if (!display_rule) return tl::unexpected(display_rule.error());
  const auto remedy_rule = need_period(context.law, rule_ids::remedy);
  if (!remedy_rule) return tl::unexpected(remedy_rule.error());
  auto display = make_deadline(application.next_deadline_id(), **display_rule, context.today, context.calendar,
                               context.law, command.announcement.value);
  if (!display) return tl::unexpected(display.error());
  auto remedies = make_deadline(application.next_deadline_id(1), **remedy_rule, display->due_on(), context.calendar,
                                context.law, command.announcement.value);
  if (!remedies) return tl::unexpected(remedies.error());
  return std::vector<Event>{PermitAnnounced{command.announcement, announced_project(participation)->said.announcement,
                                            (*display_rule)->basis, command.tenor, command.remedies_text, command.place,
                                            context.today, std::move(*display), std::move(*remedies)}};
}

}  // namespace flurwerk::participation
