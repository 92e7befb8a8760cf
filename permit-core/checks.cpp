#include "permit-core/checks.hpp"

#include <algorithm>

namespace flurwerk {

Result<void> need_text(std::string_view value, std::size_t most, const Text& name, const std::string& pointer) {
  if (std::ranges::all_of(value, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; })) {
    return refuse(RefusalKind::invalid, "missing-text", {name.de + " fehlt.", name.en + " is missing."},
                  {"Bitte ausfüllen.", "Please fill it in."}, {}, pointer);
  }
  if (value.size() > most) {
    const std::string limit = std::to_string(most);
    return refuse(RefusalKind::invalid, "text-too-long",
                  {name.de + " ist zu lang (höchstens " + limit + " Bytes).",
                   name.en + " is too long (at most " + limit + " bytes)."},
                  {"Bitte kürzen oder als Anlage einreichen.", "Please shorten it or file it as an attachment."}, {},
                  pointer);
  }
  return {};
}

Result<const PeriodRule*> need_period(const LawAt& law, std::string_view id) {
  if (const PeriodRule* rule = law.period(id)) return rule;
  const std::string name(id);
  return refuse(RefusalKind::invalid, "no-such-rule",
                with_date("Für " + law.land + " ist am {} keine Fristregel \"" + name + "\" hinterlegt.",
                          "There is no period rule \"" + name + "\" for " + law.land + " on {}.", law.on),
                {"Die Rechtsdaten des Landes müssen ergänzt werden.", "The law data of the Land has to be completed."});
}

Result<const Procedure*> need_procedure(const LawAt& law, std::string_view id, const std::string& pointer) {
  if (const Procedure* procedure = law.procedure(id)) return procedure;
  std::string known;
  for (const Procedure& procedure : law.procedures) known += (known.empty() ? "" : ", ") + procedure.id;
  const std::string name(id);
  return refuse(
      RefusalKind::invalid, "unknown-procedure",
      {"Die Verfahrensart \"" + name + "\" ist nicht bekannt.", "The procedure \"" + name + "\" is not known."},
      {"Bekannt sind: " + known + ".", "Known are: " + known + "."}, {}, pointer);
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Text with_date(std::string_view de, std::string_view en, Date date) {
  const auto fill = [](std::string text, const std::string& value) {
    const std::size_t at = text.find("{}");
    return at == std::string::npos ? text : text.replace(at, 2, value);
  };
  return {fill(std::string(de), german_date(date)), fill(std::string(en), to_string(date))};
}

}  // namespace flurwerk
