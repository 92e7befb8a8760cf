#include "permit-core/draft.hpp"

#include <algorithm>
#include <set>

#include "permit-core/checks.hpp"
#include "permit-core/find_procedure.hpp"

namespace flurwerk {

namespace {

constexpr std::size_t most_title = 200;
constexpr std::size_t most_parcels = 100;

Result<void> parcels_valid(const std::vector<ParcelKey>& parcels) {
  if (parcels.size() > most_parcels) {
    return refuse(RefusalKind::invalid, "too-many-parcels",
                  {"Mehr als 100 Flurstücke sind nicht möglich.", "More than 100 parcels are not possible."}, {}, {},
                  "/parcels");
  }
  std::set<ParcelKey> seen;
  for (std::size_t i = 0; i < parcels.size(); ++i) {
    const std::string pointer = "/parcels/" + std::to_string(i);
    if (parcels[i].value.size() != 20) {
      return refuse(RefusalKind::invalid, "bad-parcel-key",
                    {"\"" + parcels[i].value + "\" ist kein Flurstückskennzeichen (20 Zeichen).",
                     "\"" + parcels[i].value + "\" is no parcel key (20 characters)."},
                    {"Wählen Sie das Flurstück auf der Karte oder in der Suche.",
                     "Choose the parcel on the map or by searching."},
                    {}, pointer);
    }
    if (!seen.insert(parcels[i]).second) {
      return refuse(RefusalKind::invalid, "parcel-twice",
                    {"Das Flurstück " + parcels[i].value + " ist doppelt genannt.",
                     "The parcel " + parcels[i].value + " is named twice."},
                    {}, {}, pointer);
    }
  }
  return {};
}

Result<void> procedure_carried(const LawAt& law, const std::string& id) {
  const auto procedure = need_procedure(law, id, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  if (carried(law, **procedure)) return {};
  const Text why = (*procedure)->note ? Text{" " + (*procedure)->note->de, " " + (*procedure)->note->en} : Text{};
  return refuse(
      RefusalKind::invalid, "procedure-not-carried",
      {"Das Verfahren \"" + (*procedure)->name.de + "\" führt dieses Programm nicht." + why.de,
       "This program does not carry the procedure \"" + (*procedure)->name.en + "\"." + why.en},
      {"Reichen Sie es bei der Behörde unmittelbar ein; wo das Land die Wahl lässt, können Sie ein "
       "Genehmigungsverfahren beantragen.",
       "File it with the authority directly; where the Land leaves the choice, you can apply for a permit procedure."},
      (*procedure)->basis, "/procedure");
}

bool known_document_type(const LawAt& law, const std::string& type) {
  return type == "other" || type == "statement_attachment" || type == "notice" || type == redacted_copy ||
         type == authority_letter || for_the_authority_alone(type) ||
         std::ranges::any_of(law.documents, [&](const RequiredDocument& document) { return document.id == type; });
}

Result<Branch> branch_of_side(const std::string& side) {
  if (side == "applicant") return Branch::by_applicant;
  if (side == "authority") return Branch::by_authority;
  if (side == "agency") return Branch::by_agency;
  return refuse(RefusalKind::invalid, "unknown-side",
                {"\"" + side + "\" ist keine einreichende Seite.", "\"" + side + "\" is no side that files documents."},
                {}, {}, "/side");
}

Result<void> file_valid(const FileDocument& command, const LawAt& law) {
  if (auto ok = need_text(command.title, most_title, {"Die Bezeichnung", "The title"}, "/title"); !ok) return ok;
  if (auto ok = need_text(command.file_name, 255, {"Der Dateiname", "The file name"}, "/file_name"); !ok) return ok;
  if (!known_document_type(law, command.document_type)) {
    return refuse(RefusalKind::invalid, "unknown-document-type",
                  {"Die Unterlagenart \"" + command.document_type + "\" ist nicht bekannt.",
                   "The document type \"" + command.document_type + "\" is not known."},
                  {"Wählen Sie eine Art aus der Liste der Bauvorlagen oder \"other\".",
                   "Choose a type from the list of documents, or \"other\"."},
                  {}, "/document_type");
  }
  if (for_the_authority_alone(command.document_type) && command.side != "authority") {
    return refuse(RefusalKind::forbidden, "authority-files-this",
                  {"Schreiben von Nachbarn und Öffentlichkeit nimmt die Bauaufsicht zu den Akten.",
                   "Letters from neighbours and the public are filed by the authority."},
                  {"Wählen Sie eine Art aus der Liste der Bauvorlagen oder \"other\".",
                   "Choose a type from the list of documents, or \"other\"."},
                  "§ 71 HBO", "/document_type");
  }
  if (!is_sha256(command.sha256) || command.size_bytes <= 0) {
    return refuse(RefusalKind::invalid, "empty-document",
                  {"Die Datei ist leer oder unvollständig angekommen.", "The file is empty or arrived incomplete."},
                  {"Bitte noch einmal hochladen.", "Please upload it again."});
  }
  return {};
}

// A redacted copy is the authority's, shows another document of this application, and is called what it is.
Result<void> redaction_valid(const Application& application, const FileDocument& command) {
  const auto& from = command.redacted_from;
  if (!from && command.document_type != redacted_copy) return {};
  const FiledDocument* source = from ? application.document(from->document) : nullptr;
  const bool known =
      source != nullptr && from->application == application.id &&
      std::ranges::find(source->versions, from->version, &DocumentVersion::version) != source->versions.end();
  if (known && command.document_type == redacted_copy && command.side == "authority" && source->type != redacted_copy)
    return {};
  return refuse(RefusalKind::invalid, "no-redacted-copy",
                {"Das ist keine geschwärzte Fassung einer Unterlage dieses Vorgangs.",
                 "This is no redacted copy of a document of this case."},
                {"Stellen Sie sie auf der Seite der Unterlagen mit „Schwärzen“ her.",
                 "Make it on the page of documents with “Redact”."},
                {}, "/document_type");
}

Result<void> item_demanded(const Application& application, const std::string& item) {
  if (item.empty() || std::ranges::find(application.demanded, item, &DemandedItem::id) != application.demanded.end()) {
    return {};
  }
  return refuse(RefusalKind::invalid, "unknown-demanded-item",
                {"Eine Nachforderung \"" + item + "\" gibt es nicht.", "Nothing was demanded under \"" + item + "\"."},
                {}, "§ 70 Abs. 2 HBO", "/demanded_item");
}

// A letter of the authority is filed as it is served; one that was offered and never retrieved is not known.
bool only_offered(const Application& application, const DocumentId& letter) {
  const auto offer = std::ranges::find(application.offers, letter, &NoticeOffered::notice);
  return offer != application.offers.end() && !application.retrieved(*offer);
}

}  // namespace

bool applicant_may_see(const Application& application, const FiledDocument& document) {
  if (for_the_authority_alone(document.type)) return false;
  const bool served = std::holds_alternative<DecisionServedState>(application.decision);
  if (!document.request.empty()) return served;
  if (document.type == "notice" || document.type == authority_letter) return !only_offered(application, document.id);
  return document.filed_by_side == "applicant" || (document.filed_by_side == "authority" && served);
}

Result<void> may_prepare(const LawAt& law, const std::string& procedure, bool designer) {
  const Procedure* found = law.procedure(procedure);
  if (designer || found == nullptr || found->prepared_by != PreparedBy::designer) return {};
  const std::string basis = found->filed_by ? found->filed_by->basis : found->basis;
  return refuse(RefusalKind::forbidden, "designer-begins",
                {"Im Verfahren \"" + found->name.de +
                     "\" gehören zum Antrag Bauvorlagen einer berechtigten Person; hier "
                     "bereitet ihn vor, wer die Entwurfsverfassung übernimmt.",
                 "In the procedure \"" + found->name.en +
                     "\" plans drawn by an entitled person are part of the "
                     "application; here the designer prepares it."},
                {"Bitten Sie Ihre Entwurfsverfasserin oder Ihren Entwurfsverfasser, den Antrag zu beginnen und Ihre "
                 "E-Mail-Adresse darin zu nennen.",
                 "Ask your designer to begin the application and to name your e-mail address in it."},
                basis, "/procedure");
}

Decided start_application(const StartApplication& command, const Context& context) {
  if (command.authority.empty()) {
    return refuse(RefusalKind::invalid, "missing-authority",
                  {"Die zuständige Bauaufsichtsbehörde fehlt.", "The responsible authority is missing."},
                  {"Wählen Sie die Behörde, in deren Gebiet das Grundstück liegt.",
                   "Choose the authority in whose area the plot lies."},
                  "§ 60 HBO", "/authority");
  }
  if (auto ok = need_text(command.title, most_title, {"Die Bezeichnung", "The title"}, "/title"); !ok) {
    return tl::unexpected(ok.error());
  }
  if (auto ok = procedure_carried(context.law, command.procedure); !ok) return tl::unexpected(ok.error());
  return std::vector<Event>{
      ApplicationStarted{command.authority, context.law.land, command.procedure, context.actor.account, command.title}};
}

Decided save_draft(const Application& application, const SaveDraft& command, const Context& context) {
  if (auto ok = may_happen<DraftSaved>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = need_text(command.title, most_title, {"Die Bezeichnung", "The title"}, "/title"); !ok) {
    return tl::unexpected(ok.error());
  }
  if (auto ok = procedure_carried(context.law, command.procedure); !ok) return tl::unexpected(ok.error());
  if (auto ok = parcels_valid(command.parcels); !ok) return tl::unexpected(ok.error());
  if (!is_sha256(command.content_sha256)) {
    return refuse(RefusalKind::invalid, "bad-checksum",
                  {"Die Prüfsumme des Entwurfs ist ungültig.", "The checksum of the draft is invalid."});
  }
  return std::vector<Event>{DraftSaved{application.draft_version + 1, command.content_sha256, command.has_design,
                                       command.title, command.procedure, command.parcels, command.address}};
}

Decided name_party(const Application& application, const NameParty& command, const Context&) {
  if (auto ok = may_happen<PartyNamed>(application); !ok) return tl::unexpected(ok.error());
  if (command.role != "principal" && command.role != "designer") {
    return refuse(
        RefusalKind::invalid, "unknown-party-role",
        {"\"" + command.role + "\" ist keine Rolle am Bau.", "\"" + command.role + "\" is no role of a party."},
        {"Möglich sind \"principal\" (Bauherrschaft) und \"designer\" (Entwurfsverfasser/-in).",
         "Possible are \"principal\" and \"designer\"."},
        "§§ 56, 57 HBO", "/role");
  }
  if (command.person.empty()) {
    return refuse(RefusalKind::invalid, "missing-person", {"Die Person fehlt.", "The person is missing."}, {},
                  "§§ 56, 57 HBO", "/person");
  }
  return std::vector<Event>{PartyNamed{command.role, command.person, command.account}};
}

Decided file_document(const Application& application, const FileDocument& command, const Context& context) {
  const auto branch = branch_of_side(command.side);
  if (!branch) return tl::unexpected(branch.error());
  if (auto ok = may_happen<DocumentFiled>(application, *branch); !ok) return tl::unexpected(ok.error());
  if (auto ok = file_valid(command, context.law); !ok) return tl::unexpected(ok.error());
  if (auto ok = item_demanded(application, command.demanded_item); !ok) return tl::unexpected(ok.error());
  if (auto ok = redaction_valid(application, command); !ok) return tl::unexpected(ok.error());
  int version = 1;
  if (const FiledDocument* existing = application.document(command.document)) {
    if (existing->filed_by_side != command.side || existing->request != command.request) {
      return refuse(RefusalKind::forbidden, "not-your-document",
                    {"Eine neue Fassung kann nur einreichen, wer die Unterlage eingereicht hat.",
                     "Only the side that filed a document can file a new version of it."},
                    {"Reichen Sie sie als eigene Unterlage ein.", "File it as a document of its own."});
    }
    version = existing->versions.back().version + 1;
  }
  DocumentFiled filed{command.document,     version,        command.document_type, command.title, command.file_name,
                      command.media_type,   command.sha256, command.size_bytes,    command.side,  command.request,
                      command.demanded_item};
  filed.redacted_from = command.redacted_from;
  return std::vector<Event>{std::move(filed)};
}

}  // namespace flurwerk
