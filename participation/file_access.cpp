#include "participation/file_access.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"

namespace flurwerk::participation {

namespace {

constexpr const char* inspection_basis = "§ 29 HVwVfG";
constexpr std::size_t longest_ground = 4000;
constexpr std::size_t most_inspected = 500;

tl::unexpected<Refusal> inspection_invalid(const char* code, Text text, Text cure, std::string field) {
  return refuse(RefusalKind::invalid, code, std::move(text), std::move(cure), inspection_basis, std::move(field));
}

Result<void> documents_on_file(const Application& application, const std::vector<ReleasedDocument>& released) {
  if (released.empty() || released.size() > most_inspected) {
    return inspection_invalid(
        "nothing-released",
        {"Es sind keine oder mehr als 500 Unterlagen ausgewählt.", "No documents are chosen, or more than 500."},
        {"Wählen Sie die Unterlagen, die gelesen werden dürfen.", "Choose the documents that may be read."},
        "/released");
  }
  for (std::size_t i = 0; i < released.size(); ++i) {
    const std::string field = "/released/" + std::to_string(i);
    const FiledDocument* document = application.document(released[i].document);
    if (document == nullptr || document->version(released[i].version) == nullptr) {
      return inspection_invalid(
          "document-unknown",
          {"Diese Unterlage liegt in dieser Fassung nicht in der Akte.",
           "This document is not on file in this version."},
          {"Laden Sie den Vorgang neu und wählen Sie erneut.", "Load the case again and choose anew."}, field);
    }
    const auto same = [&](const ReleasedDocument& one) { return one.document == released[i].document; };
    if (std::ranges::count_if(released, same) > 1) {
      return inspection_invalid(
          "document-twice", {"Diese Unterlage ist zweimal ausgewählt.", "This document is chosen twice."},
          {"Wählen Sie von jeder Unterlage eine Fassung.", "Choose one version of each document."}, field);
    }
  }
  return {};
}

}  // namespace

Refusal no_such_access() {
  return {RefusalKind::not_found,
          "not-found",
          {"Diese Akteneinsicht gibt es nicht.", "There is no such inspection of the file."},
          {"Laden Sie den Vorgang neu.", "Load the case again."},
          inspection_basis,
          {}};
}

Result<Date> latest_file_access(const FileAccessCapacity& capacity, const Context& context) {
  return derive(context.today, capacity.longest, context.calendar, Shift::no).map([](const Derivation& derivation) {
    return derivation.end;
  });
}

Decided grant_file_access(const Application& application, const Participation&, const GrantFileAccess& command,
                          const Context& context) {
  if (auto ok = may_happen<FileAccessGranted>(application); !ok) return tl::unexpected(ok.error());
  if (application.erased) {
    return refuse(RefusalKind::wrong_state, "erased-already",
                  {"Die Personendaten dieses Vorgangs sind gelöscht; zu lesen ist nichts mehr.",
                   "The personal data of this case is erased; nothing is left to be read."},
                  {}, "Art. 17 DSGVO");
  }
  const auto capacity = std::ranges::find(context.law.file_access, command.capacity, &FileAccessCapacity::id);
  if (capacity == context.law.file_access.end()) {
    std::string known;
    for (const auto& one : context.law.file_access) known += (known.empty() ? "" : ", ") + one.id;
    return inspection_invalid("capacity-unknown",
                              {"Diese Eigenschaft kennen die Rechtsdaten nicht: " + command.capacity + ".",
                               "The law data knows no such capacity: " + command.capacity + "."},
                              {"Möglich sind: " + known + ".", "Possible are: " + known + "."}, "/capacity");
  }
  if (capacity->needs_reason || !command.reason.empty()) {
    const Text name{"Der Grund der Akteneinsicht", "The ground of the inspection"};
    if (auto ok = need_text(command.reason, longest_ground, name, "/reason"); !ok) return tl::unexpected(ok.error());
  }
  if (auto ok = documents_on_file(application, command.released); !ok) return tl::unexpected(ok.error());
  if (command.until < context.today) {
    return inspection_invalid("until-over", {"Der letzte Tag ist schon vorbei.", "The last day is over already."},
                              {"Wählen Sie heute oder einen späteren Tag.", "Choose today or a later day."}, "/until");
  }
  const auto latest = latest_file_access(*capacity, context);
  if (!latest) return tl::unexpected(latest.error());
  if (command.until > *latest) {
    return refuse(
        RefusalKind::invalid, "until-too-late",
        with_date("Der letzte Tag darf höchstens der {} sein.", "The last day may be {} at the latest.", *latest),
        {"Wählen Sie einen früheren Tag; danach kann die Einsicht neu gewährt werden.",
         "Choose an earlier day; inspection can be granted anew after it."},
        inspection_basis, "/until");
  }
  return std::vector<Event>{FileAccessGranted{command.access, command.person, command.capacity, capacity->basis,
                                              command.reason, command.released, command.until}};
}

Result<const FileAccess*> open_file_access(const Application& application, const Participation& participation,
                                           const FileAccessId& access, Date today) {
  const FileAccess* found = participation.access(access);
  if (found == nullptr) return tl::unexpected(no_such_access());
  if (found->open_on(today) && !application.erased) return found;
  const Date last = found->ended_on ? std::min(*found->ended_on, found->granted.until) : found->granted.until;
  return refuse(RefusalKind::not_found, "file-access-ended",
                with_date("Diese Akteneinsicht ist beendet (letzter Tag: {}).",
                          "This inspection of the file has ended (last day: {}).", last),
                {"Wenden Sie sich an die Bauaufsichtsbehörde, wenn Sie die Unterlagen noch brauchen.",
                 "Turn to the authority if you still need the documents."},
                inspection_basis);
}

Decided use_file_access(const Application& application, const Participation& participation, const FileAccessId& access,
                        const DocumentId& document, const Context& context) {
  const auto found = open_file_access(application, participation, access, context.today);
  if (!found) return tl::unexpected(found.error());
  const int version = document.empty() ? 0 : released_version((*found)->granted.released, document).value_or(0);
  if (!document.empty() && version == 0) {
    return refuse(RefusalKind::not_found, "not-found",
                  {"Dieses Dokument gibt es nicht.", "There is no such document."});
  }
  if (auto ok = may_happen<FileAccessUsed>(application); !ok) return tl::unexpected(ok.error());
  const bool noted = std::ranges::any_of(
      (*found)->uses, [&](const FileAccess::Use& use) { return use.on == context.today && use.document == document; });
  if (noted) return std::vector<Event>{};
  return std::vector<Event>{FileAccessUsed{access, document, version}};
}

Decided end_file_access(const Application& application, const Participation& participation,
                        const EndFileAccess& command, const Context& context) {
  if (const auto found = open_file_access(application, participation, command.access, context.today); !found) {
    Refusal refusal = found.error();
    if (refusal.code == "file-access-ended") refusal.kind = RefusalKind::wrong_state;  // the clerk knows of it
    return tl::unexpected(std::move(refusal));
  }
  if (auto ok = may_happen<FileAccessEnded>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = need_text(command.reason, longest_ground, {"Der Grund", "The reason"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  return std::vector<Event>{FileAccessEnded{command.access, command.reason}};
}

}  // namespace flurwerk::participation
