#include "participation/messages.hpp"

#include <algorithm>

#include "permit-core/access.hpp"
#include "permit-core/checks.hpp"

namespace flurwerk::participation {

namespace {

constexpr const char* message_basis = "§ 25 HVwVfG";

Result<void> readers_known(const Application& application, const SendMessage& command) {
  for (std::size_t i = 0; i < command.to_agencies.size(); ++i) {
    const AgencyId& agency = command.to_agencies[i];
    const std::string field = "/to_agencies/" + std::to_string(i);
    if (std::ranges::find(application.asked, agency) == application.asked.end()) {
      return refuse(RefusalKind::invalid, "agency-not-asked",
                    {"Diese Stelle ist an dem Vorgang nicht beteiligt.", "This agency was not asked about the case."},
                    {"Wählen Sie unter den beteiligten Stellen.", "Choose among the agencies that were asked."},
                    message_basis, field);
    }
    if (std::ranges::count(command.to_agencies, agency) > 1) {
      return refuse(RefusalKind::invalid, "agency-twice",
                    {"Diese Stelle ist zweimal genannt.", "This agency is named twice."},
                    {"Nennen Sie jede Stelle einmal.", "Name each agency once."}, {}, field);
    }
  }
  if (command.to_applicant || !command.to_agencies.empty()) return {};
  return refuse(RefusalKind::invalid, "no-readers",
                {"Niemand außer der Behörde würde diese Nachricht lesen.", "Nobody but the authority would read this."},
                {"Wählen Sie, wer sie lesen soll; was intern bleibt, ist ein Vermerk.",
                 "Choose who is to read it; what stays inside is a note."},
                message_basis, "/to_applicant");
}

// Applicant and agencies write to the authority; who else reads along is its choice.
Result<void> own_readers(const SendMessage& command, bool applicant, const AgencyId& own) {
  const bool others = std::ranges::any_of(command.to_agencies, [&](const AgencyId& agency) { return agency != own; });
  if (!others && (applicant || !command.to_applicant)) return {};
  return refuse(RefusalKind::forbidden, "readers-not-yours",
                {"Sie schreiben an die Bauaufsichtsbehörde; wer außer ihr mitliest, bestimmt sie.",
                 "You write to the authority; it decides who else reads along."},
                {"Lassen Sie die Angabe weg und bitten Sie die Behörde, die Nachricht weiterzugeben.",
                 "Leave this out and ask the authority to pass the message on."},
                message_basis, others ? "/to_agencies" : "/to_applicant");
}

}  // namespace

std::string_view message_side(const Actor& actor) {
  if (actor.role == "agency_link") return "agency";
  const auto role = parse_role(actor.role);
  if (role == Role::clerk || role == Role::approver) return "authority";
  return role == Role::agency_member ? "agency" : "applicant";
}

Result<void> agency_may_write(const Participation& participation, const RequestId& link) {
  if (participation.closed_on) {
    return refuse(
        RefusalKind::wrong_state, "consultation-closed",
        {"Über den Bauantrag ist entschieden, oder er wurde zurückgenommen: Stellen lesen hier noch, schreiben "
         "aber nicht mehr.",
         "The application has been decided or withdrawn: agencies still read here, but no longer write."},
        {"Wenden Sie sich auf anderem Weg an die Bauaufsichtsbehörde.", "Turn to the authority in another way."},
        "§ 70 Abs. 1 HBO");
  }
  const StatementRequest* request = link.empty() ? nullptr : participation.request(link);
  const bool settled =
      request != nullptr && (request->statement() != nullptr || std::holds_alternative<Withdrawn>(request->state));
  if (!settled) return {};
  return refuse(RefusalKind::wrong_state, "link-read-only",
                {"Ihre Stellungnahme liegt vor; unter diesem Link lesen Sie nur noch.",
                 "Your statement has been given; this link is for reading only now."},
                {"Schreiben Sie mit einem Konto Ihrer Stelle, oder wenden Sie sich auf anderem Weg an die Behörde.",
                 "Write with an account of your agency, or turn to the authority in another way."},
                "§ 70 Abs. 1 HBO");
}

Decided send_message(const Application& application, const Participation& participation, const SendMessage& command,
                     const Context& context) {
  if (auto ok = may_happen<MessageSent>(application); !ok) return tl::unexpected(ok.error());
  if (application.erased) {
    return refuse(RefusalKind::wrong_state, "erased-already",
                  {"Die Personendaten dieses Vorgangs sind gelöscht; hier wird nichts mehr geschrieben.",
                   "The personal data of this case is erased; nothing is written here any more."},
                  {}, "Art. 17 DSGVO");
  }
  if (auto ok = need_text(command.text, longest_message, {"Die Nachricht", "The message"}, "/text"); !ok) {
    return tl::unexpected(ok.error());
  }
  MessageSent sent{command.message, std::string{message_side(context.actor)}, command.to_applicant, command.to_agencies,
                   command.digest};
  if (sent.side == "authority") {
    if (auto ok = readers_known(application, command); !ok) return tl::unexpected(ok.error());
    return std::vector<Event>{std::move(sent)};
  }
  const bool applicant = sent.side == "applicant";
  if (auto ok = own_readers(command, applicant, context.actor.agency); !ok) return tl::unexpected(ok.error());
  if (!applicant) {
    if (auto ok = agency_may_write(participation, command.link); !ok) return tl::unexpected(ok.error());
  }
  sent.to_applicant = applicant;
  sent.to_agencies = applicant ? std::vector<AgencyId>{} : std::vector{context.actor.agency};
  return std::vector<Event>{std::move(sent)};
}

bool reads(const MessageReader& reader, const MessageSent& message) {
  if (reader.side == "authority") return true;
  if (reader.side == "applicant") return message.to_applicant;
  return std::ranges::any_of(reader.agencies, [&](const AgencyId& agency) {
    return std::ranges::find(message.to_agencies, agency) != message.to_agencies.end();
  });
}

}  // namespace flurwerk::participation
