#include "api/app/xbau_statistics.hpp"

#include <algorithm>

#include "api/app/passwords.hpp"
#include "api/app/sha256.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/markup.hpp"
#include "permit-core/statistics_answer.hpp"

namespace flurwerk::api {

namespace {

std::string escaped_value(std::string_view value) {
  std::string line{value};  // the standard's texts have no second one
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return escaped(line);
}

// Elements that hold nothing are not written: the standard's rules forbid empty ones.
class XBauElement {
 public:
  explicit XBauElement(std::string name, std::string attributes = {})
      : name_{std::move(name)}, attributes_{std::move(attributes)} {}
  static std::string leaf(const std::string& name, std::string_view value) {
    return value.empty() ? std::string() : "<" + name + ">" + escaped_value(value) + "</" + name + ">";
  }
  XBauElement& text(const std::string& name, std::string_view value) {
    inner_ += leaf(name, value);
    return *this;
  }
  XBauElement& code(const std::string& name, std::string_view value, const std::string& attributes = {}) {
    return add(XBauElement{name, attributes}.text("code", value));
  }
  XBauElement& add(const XBauElement& child) {
    inner_ += child.written();
    return *this;
  }
  std::string written() const {
    if (inner_.empty()) return {};
    return "<" + name_ + attributes_ + ">" + inner_ + "</" + name_ + ">";
  }

 private:
  std::string name_, attributes_, inner_;
};

std::string list_version(const std::string& version) { return " listVersionID=\"" + escaped_value(version) + "\""; }

// "060999001000120003__" as its parts: keys as they are, numbers without leading zeros; empty: none.
struct ParcelParts {
  std::string land, gemarkung, flur, numerator, denominator, sequence;
};
std::optional<ParcelParts> parts_of(const ParcelKey& key) {
  if (key.value.size() != 20) return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t length) {
    std::string digits = key.value.substr(from, length);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    std::erase(digits, '_');
    return digits;
  };
  return ParcelParts{key.value.substr(0, 2), key.value.substr(2, 4), number(6, 3),
                     number(9, 5),           number(14, 4),          number(18, 2)};
}

class StatisticsMessageWriter {
 public:
  explicit StatisticsMessageWriter(const StatisticsMessage& message) : m_{message} {}

  Result<std::string> document() {
    const StatisticsOccasion occasion = m_.report.report.occasion;
    const std::string content = reference().written() + general().written() + of_occasion(occasion);
    if (!missing_.empty()) return incomplete();
    const std::string root = "xbau:" + element_of(occasion);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root +
           " xmlns:xbau=\"http://www.xleitstelle.de/xbau/2/6\" produkt=\"Flurwerk\" produkthersteller=\"Flurwerk\""
           " standard=\"XBau-Hochbau\" version=\"2.6\">" +
           head().written() + content + "</" + root + ">\n";
  }

 private:
  static std::string element_of(StatisticsOccasion occasion) {
    using enum StatisticsOccasion;
    switch (occasion) {
      case permit: return "statistik.baugenehmigung.0421";
      case lapsed: return "statistik.erloscheneBaugenehmigung.0422";
      case start: return "statistik.baubeginn.0423";
      case shell: return "statistik.fertigstellungRohbau.0424";
      case completion: return "statistik.baufertigstellung.0425";
      case removal: return "statistik.bauabgang.0426";
      case overhang: return "statistik.bauueberhang.0427";
    }
    return {};
  }

  std::string value(std::string_view field) const {
    const auto* found = m_.report.record.value(m_.report.of(), field);
    return found == nullptr ? std::string() : found->value;
  }
  // "0" is nothing to report where XBau takes positive numbers alone.
  std::string positive(std::string_view field) const {
    const std::string number = value(field);
    return number == "0" ? std::string() : number;
  }
  // What XBau demands.
  std::string needed(const char* field) {
    const std::string found = value(field);
    const auto* law = m_.report.law->statistics_field(field);
    if (found.empty()) lacks(law == nullptr ? Text{field, field} : law->name);
    return found;
  }
  void lacks(const Text& what) { missing_.push_back(what); }

  tl::unexpected<Refusal> incomplete() const {
    Text list;
    for (const Text& one : missing_) {
      list.de += (list.de.empty() ? "" : "; ") + one.de;
      list.en += (list.en.empty() ? "" : "; ") + one.en;
    }
    return refuse(RefusalKind::wrong_state, "message-incomplete",
                  {"Für die XBau-Nachricht fehlt: " + list.de + ".", "The XBau message lacks: " + list.en + "."},
                  {"Ergänzen Sie das in der Baustatistik des Vorgangs oder, bei Verfahren und Stellen, in der Datei "
                   "der Behörde.",
                   "Complete it in the case's statistics or, for procedures and offices, in the authority's file."},
                  "XBau 2.6");
  }

  std::string building_id() const {
    return uuid_of("flurwerk building " + m_.application.id.value + " " + m_.report.of().key);
  }
  std::string building_name() const {
    return m_.report.of().name.de.empty() ? m_.application.title : m_.report.of().name.de;
  }

  static XBauElement party(const char* name, const StatisticsOffice::Party& office) {
    XBauElement element{name};
    element.code("verzeichnisdienst", office.directory, list_version(office.directory_version));
    return element.text("kennung", office.id).text("name", office.name);
  }
  XBauElement head() const {
    XBauElement identification{"identifikation.nachricht"};
    identification.text("nachrichtenUUID", m_.message_id)
        .code("nachrichtentyp", xbau_message(m_.report.report.occasion))
        .text("erstellungszeitpunkt", to_string(m_.now));
    return XBauElement{"nachrichtenkopf.g2g"}
        .add(identification)
        .add(party("leser", m_.office.reader))
        .add(party("autor", m_.office.author));
  }
  XBauElement reference() const {
    return XBauElement{"xbau:bezug"}
        .text("vorgang", m_.application.file_number)
        .text("xbau:uuidGebaeude", building_id());
  }

  // The platform keeps a name in one field: what stands before the last space is taken as the first name.
  XBauElement principal() {
    const Person& person = m_.principal;
    if (person.name.empty()) lacks({"Name der Bauherrschaft", "name of the principal"});
    XBauElement address{"anschrift"};
    address.text("strasseHausnummer", person.street).text("postleitzahl", person.postal_code).text("ort", person.city);
    const std::string id = uuid_of("flurwerk person " + person.id.value), kind = value("artDesBauherrn");
    XBauElement actor{"xbau:bauherr"};
    if (!kind.empty() && kind != private_household) {
      actor.add(
          XBauElement{"organisation"}.text("id", id).add(XBauElement{"name"}.text("name", person.name)).add(address));
    } else {
      if (address.written().empty()) lacks({"Anschrift der Bauherrschaft", "address of the principal"});
      const auto space = person.name.rfind(' ');
      XBauElement first{"vorname"};
      if (space == std::string::npos) {
        first.text("nichtVorhanden", "true");
      } else {
        first.text("name", person.name.substr(0, space));
      }
      const std::string family = space == std::string::npos ? person.name : person.name.substr(space + 1);
      XBauElement name{"name"};
      name.add(XBauElement{"familienname"}.text("name", family)).add(first);
      actor.add(XBauElement{"natuerlichePerson"}.text("id", id).add(name).add(address));
    }
    return XBauElement{"xbau:bauherr"}.add(actor).code("xbau:artDesBauherrn", kind);
  }
  XBauElement plot() {
    XBauElement plot{"xbau:baugrundstueck"};
    plot.add(XBauElement{"xbau:anschrift"}.text("strasseHausnummer", value("anschrift")));
    bool named = false;
    for (const ParcelKey& key : m_.application.parcels) {
      const auto parts = parts_of(key);
      if (!parts) continue;
      named = true;
      XBauElement coding{"kodierungFlurstueck"};
      coding.add(XBauElement{"gemarkung"}.text("nummer", parts->gemarkung))
          .text("flur", parts->flur)
          .text("zaehler", parts->numerator)
          .text("nenner", parts->denominator)
          .text("folge", parts->sequence);
      plot.add(XBauElement{"xbau:flurstueck"}
                   .code("bundesland", parts->land, list_version(m_.office.lands_version))
                   .add(coding));
    }
    if (!named) lacks({"ein Flurstückskennzeichen mit 20 Stellen", "a parcel key of 20 characters"});
    return plot;
  }
  XBauElement general() {
    return XBauElement{"xbau:allgemeineAngaben"}
        .text("xbau:anzahlDerGebaeudeImBauvorhaben", needed("anzahlDerGebaeudeImBauvorhaben"))
        .add(XBauElement{"xbau:beteiligteBauprojekt"}.add(principal()))
        .add(plot());
  }

  std::string of_occasion(StatisticsOccasion occasion) {
    using enum StatisticsOccasion;
    const std::string day = to_string(m_.report.report.on), month = day.substr(0, 7);
    std::string own;
    switch (occasion) {
      case permit: break;
      case lapsed:
        return XBauElement::leaf("xbau:datumErloscheneBaugenehmigung", month) +
               XBauElement::leaf("xbau:datumAntragstellung", value("datumAntragstellung"));
      case removal: return removed().written();
      case start: own = XBauElement{"xbau:datenBaubeginn"}.text("xbau:datumBaubeginn", month).written(); break;
      case shell: own = XBauElement{"xbau:datenUnterDach"}.text("xbau:datumUnterDach", month).written(); break;
      case completion:
        own = XBauElement{"xbau:datenBaufertigstellung"}.text("xbau:datumBaufertigstellung", day).written();
        break;
      case overhang:
        own = XBauElement{"xbau:datenBauueberhang"}
                  .code("xbau:bauueberhang", m_.report.progress)
                  .text("xbau:datumBaubeginn", by_survey("datumBaubeginn"))
                  .text("xbau:datumUnterDach", m_.report.progress == "3" ? by_survey("datumUnterDach") : "")
                  .written();
        break;
    }
    return own + building().written();
  }
  // A month that lies after the survey's day was not known on it.
  std::string by_survey(const char* field) const {
    const std::string month = value(field);
    return month <= to_string(m_.report.report.on).substr(0, 7) ? month : std::string();
  }

  XBauElement municipality() {
    const std::string key = value("lageBaugrundstueck");
    XBauElement place{"xbau:lageBaugrundstueck"};
    if (key.empty()) return place;
    const bool official = key.size() == 8 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    if (!official)
      lacks({"der amtliche Gemeindeschlüssel mit acht Ziffern", "the municipality's official key of eight digits"});
    return place.code("gemeindeschluessel", key, list_version(m_.office.municipalities_version));
  }

  static XBauElement dwellings(const char* name, std::string_view count, const std::string& category,
                               const std::string& rooms) {
    return XBauElement{name}
        .text("xbau:anzahlWohnungen", count)
        .code("xbau:kategorie", category)
        .text("xbau:anzahlRaeumebeiWohnungenMitSiebenOderMehrRaeumen", category == "7" ? rooms : "");
  }
  // "3=2,7=1", each category an element; of seven rooms and more their number is needed.
  void add_dwellings(XBauElement& into, const char* name, const char* counts_field, const char* rooms_field) {
    const std::string counts = value(counts_field);
    if (counts.empty()) return;
    for (const std::string_view part : statistics::parts(counts, ',')) {
      const auto sign = part.find('=');
      const std::string category{part.substr(0, sign)}, count{part.substr(sign + 1)};
      if (count == "0") continue;
      into.add(dwellings(name, count, category, category == "7" ? needed(rooms_field) : std::string()));
    }
  }

  XBauElement permission() {
    const auto procedure = m_.office.procedures.find(m_.application.procedure);
    if (procedure == m_.office.procedures.end()) {
      lacks({"ein Schlüssel für das Verfahren „" + m_.application.procedure + "“",
             "a code for the procedure \"" + m_.application.procedure + "\""});
    }
    const std::string code = procedure == m_.office.procedures.end() ? std::string() : procedure->second;
    XBauElement existing{"xbau:bauAmBestand"};
    existing.text("xbau:aenderungNutzugsschwerpunkt", value("aenderungNutzungsschwerpunkt"));
    return XBauElement{"xbau:baugenehmigung"}
        .code(
            "xbau:verfahrensart", code,
            " listURI=\"" + escaped_value(m_.office.procedures_uri) + "\"" + list_version(m_.office.procedures_version))
        .code("xbau:artDerBautaetigkeit", needed("artDerBautaetigkeit"))
        .add(existing)
        .text("xbau:datumBaugenehmigung", needed("datumBaugenehmigung"));
  }
  XBauElement energy(const char* name) const {
    return XBauElement{"xbau:" + std::string(name)}.code("xbau:code", value(name));
  }
  XBauElement heating() const {
    XBauElement energies{"xbau:heizenergie"};
    for (const char* name : {"primaereHeizenergieHeizung", "sekundaereHeizenergieHeizung",
                             "primaereHeizenergieWasseraufbereitung", "sekundaereHeizenergieWasseraufbereitung"}) {
      energies.add(energy(name));
    }
    return XBauElement{"xbau:heizungHeizenergie"}.code("xbau:artDerHeizung", value("artDerHeizung")).add(energies);
  }
  XBauElement building_act() const {
    XBauElement act{"xbau:erfuellungGEG"};
    const std::string chosen = value("erfuellungGEG");
    for (const auto& code : m_.report.law->statistics_code_list("erfuellungGEG")->list) {
      const auto* field = m_.report.law->statistics_field("erfuellungGEG");
      if (!chosen.empty() && statistics::has_code(*field, chosen, code.code)) act.text("xbau:" + code.code, "true");
    }
    return act;
  }
  XBauElement building() {
    const bool existing =
        value("artDerBautaetigkeit") == "3";  // then XBau takes none of what is asked of new buildings
    XBauElement kind{"xbau:angabenGebaeude"};
    kind.code("xbau:artDesWohngebaeudes", value("artDesWohngebaeudes"));
    if (!existing) kind.code("xbau:haustypWohngebaeude", value("haustypWohngebaeude"));
    kind.code("xbau:artDesNichtwohngebaeudes", value("artDesNichtwohngebaeudes"));
    XBauElement areas{"xbau:flaechen"};
    areas
        .add(XBauElement{"xbau:flaechen.WoFIV"}
                 .text("xbau:wohnflaecheNeu", value("wohnflaecheNeu"))
                 .text("xbau:wohnflaecheAlt", value("wohnflaecheAlt")))
        .add(XBauElement{"xbau:nutzflaechen"}
                 .text("xbau:nutzflaecheNeu", value("nutzflaecheNeu"))
                 .text("xbau:nutzflaecheAlt", value("nutzflaecheAlt")));
    XBauElement homes{"xbau:anzahlDerWohnungen"};
    homes.text("xbau:gesamtanzahlWohnungen", positive("gesamtanzahlWohnungen"))
        .text("xbau:gesamtanzahlWohnungenAlt", positive("gesamtanzahlWohnungenAlt"));
    add_dwellings(homes, "xbau:anzahlDerWohnungenNeu", "anzahlDerWohnungenNeu", "raeumeInGrossenWohnungen");
    XBauElement data{"xbau:datenEinzelnesGebaeude"};
    data.add(municipality()).code("xbau:artDesBauens", value("artDesBauens")).add(permission()).add(kind);
    if (!existing) {
      data.code("xbau:ueberwiegendVerwendeterBaustoff", value("ueberwiegendVerwendeterBaustoff"))
          .add(heating())
          .code("xbau:sonstigeLueftungsanlagen", value("sonstigeLueftungsanlagen"))
          .code("xbau:kuehlung", value("kuehlung"))
          .add(building_act())
          .text("xbau:bruttoRauminhaltBRI", value("bruttoRauminhaltBRI"))
          .text("xbau:anzahlVollgeschosse", positive("anzahlVollgeschosse"));
    }
    return data.add(areas)
        .add(homes)
        .add(cost())
        .text("xbau:datumAntragstellung", value("datumAntragstellung"))
        .code("xbau:statusSozialerWohnungsbau", value("statusSozialerWohnungsbau"));
  }
  XBauElement cost() const {
    XBauElement cost{"xbau:baukosten"};
    const std::string works = positive("kostengruppe300"), services = positive("kostengruppe400");
    if (works.empty() && services.empty()) return cost;
    return cost
        .add(XBauElement{"xbau:identifikationGebaeude"}
                 .text("xbau:uuidGebaeude", building_id())
                 .text("xbau:gebaeudeBezeichnung", building_name()))
        .text("xbau:kostengruppe300", works)
        .text("xbau:kostengruppe400", services);
  }
  XBauElement removed() {
    XBauElement size{"xbau:groesseDesAbgangs"};
    add_dwellings(size, "xbau:anzahlRaeume", "abgangRaeume", "abgangRaeumeInGrossenWohnungen");
    XBauElement removal{"xbau:bauabgang"};
    removal.text("xbau:abgangszeitraumDatum", needed("abgangZeitraum"))
        .code("xbau:alterDesGebaeudes", needed("alterDesGebaeudes"))
        .code("xbau:umfangDesAbgangs", needed("umfangDesAbgangs"))
        .code("xbau:ursacheDesAbgangs", needed("ursacheDesAbgangs"))
        .add(size)
        .text("xbau:nutzflaeche", needed("abgangNutzflaeche"))
        .text("xbau:wohnflaeche", value("abgangWohnflaeche"));
    return XBauElement{"xbau:datenBauabgang"}
        .add(municipality())
        .add(removal)
        .code("xbau:artDesEigentuemers", value("artDesEigentuemers"))
        .code("xbau:artDesWohngebaeudes", value("abgangWohngebaeude"))
        .code("xbau:artDesNichtwohngebaeudes", value("abgangNichtwohngebaeude"))
        .text("xbau:datumAntragstellung", value("datumAntragstellung"));
  }

  static constexpr std::string_view private_household = "7";
  const StatisticsMessage& m_;
  std::vector<Text> missing_;
};

}  // namespace

std::string uuid_of(std::string_view name) {
  std::string hex = sha256_hex(name).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[hex[16] % 4];
  for (const std::size_t at : {8U, 13U, 18U, 23U}) hex.insert(at, 1, '-');
  return hex;
}

Result<std::string> statistics_message(const App& app, const View& view, const Application& application,
                                       const StatisticsMessageWanted& wanted) {
  std::vector<SectionReport> reports;
  if (wanted.year.empty()) {
    reports = statistics_of_case(app, view, application);
  } else {
    const auto period = statistics_period({}, wanted.year);
    if (!period) return tl::unexpected(period.error());
    reports = unfinished_of_case(app, view, application, std::get<std::chrono::year>(*period));
  }
  const auto report = std::ranges::find_if(reports, [&](const SectionReport& one) {
    return to_string(one.report.occasion) == wanted.occasion && one.of().key == wanted.of;
  });
  if (report == reports.end()) {
    return refuse(RefusalKind::not_found, "no-such-report",
                  {"Diese Meldung gibt es zu diesem Vorgang nicht.", "The case has no such report."},
                  {"Die Meldungen stehen in der Baustatistik des Vorgangs.", "The case's statistics list the reports."},
                  "§ 1 Abs. 2 HBauStatG", "/occasion");
  }
  const Instant now = app.clock.now();
  const Date today = berlin_day(now);
  const StatisticsOffice* office = nullptr;
  const auto offices = app.config.statistics_offices.find(application.authority.value);
  if (offices != app.config.statistics_offices.end()) {
    for (const StatisticsOffice& one : offices->second) {
      if (one.valid_from <= today && (!one.valid_to || today <= *one.valid_to)) office = &one;
    }
  }
  if (office == nullptr) {
    return refuse(
        RefusalKind::wrong_state, "no-statistics-office",
        {"Für diese Behörde ist nicht hinterlegt, zwischen welchen Stellen XBau-Nachrichten der Statistik gehen.",
         "Nothing says between which offices XBau messages of the statistics go for this authority."},
        {"Der Betreiber legt es in der Datei statistics/" + application.authority.value +
             ".json des Datenordners fest.",
         "The operator lays it down in the data folder's file statistics/" + application.authority.value + ".json."},
        "XBau 2.6");
  }
  const Party* party = application.party("principal");
  const auto principal = party == nullptr ? std::nullopt : view.parties().person(party->person);
  return xbau_statistics(
      {*report, application, *office, principal.value_or(Person{}), uuid_of("flurwerk message " + new_id()), now});
}

Result<std::string> xbau_statistics(const StatisticsMessage& message) {
  if (message.report.of().duty == StatisticsDuty::exempt) {
    return refuse(RefusalKind::wrong_state, "message-not-reported", message.report.of().why, {},
                  message.report.of().basis);
  }
  return StatisticsMessageWriter{message}.document();
}

}  // namespace flurwerk::api
