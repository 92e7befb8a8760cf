#include "api/http/plain_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "permit-core/utf8.hpp"
#include "webui/embedded_webui.hpp"

namespace flurwerk::api {

namespace {

std::string plain_size(std::int64_t bytes, const std::string& language) {
  std::string number = bytes < 1048576 ? fmt::format("{} kB", (bytes + 1023) / 1024)
                                       : fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1024 * 1024));
  if (language == "de") std::replace(number.begin(), number.end(), '.', ',');
  return number;
}

}  // namespace

Response plain_page(const std::string& name, const std::string& language, const Fill& values, int status) {
  const std::string path = name + "." + (language == "en" ? "en" : "de") + ".html";
  for (const auto& file : embedded_files_webui()) {
    if (file.path == path) return Response{status, "text/html; charset=utf-8", fill(file.content, values), {}, {}};
  }
  return text_response("Die Seiten sind in diesem Programm nicht enthalten.", 501);  // built without the web interface
}

std::string since_days(Date since, Date today, const std::string& language) {
  const bool en = language == "en";
  const auto days = (Instant{today} - Instant{since}) / std::chrono::days{1};
  if (days < 1) return en ? "since today" : "seit heute";
  if (days == 1) return en ? "since yesterday" : "seit gestern";
  return fmt::format(fmt::runtime(en ? "for {} days" : "seit {} Tagen"), days);
}

Fill plain_document(const DocumentId& document, const DocumentVersion& shown, const std::string& path,
                    const std::string& language) {
  const std::string type = shown.media_type == "application/pdf" ? "PDF"
                           : shown.media_type == "image/png"     ? "PNG"
                                                                 : "JPEG";
  Fill fill;
  fill.texts = {{"url", fmt::format("{}/documents/{}", path, document.value)},
                {"title", shown.title},
                {"meta", fmt::format("{}, {}", type, plain_size(shown.size_bytes, language))}};
  return fill;
}

Result<Fields> read_plain_form(Request& request) {
  Fields fields;
  bool wanted = false;
  auto got = request.read_parts(
      [&](const PartHead& head) {
        wanted = head.filename.empty() && fields.size() < 50;
        if (wanted) fields.emplace_back(head.name, "");
        return true;
      },
      [&](std::string_view bytes) {
        if (wanted) add_to_form_field(fields.back().second, bytes);
        return true;
      });
  if (!got) return tl::unexpected(got.error());
  for (const auto& [name, value] : fields) {
    if (auto ok = form_field_kept(value); !ok) return tl::unexpected(ok.error());
  }
  return fields;
}

void add_to_form_field(std::string& value, std::string_view bytes) {
  value.append(bytes.substr(0, longest_form_field + 1 - std::min(longest_form_field + 1, value.size())));
}

Result<void> form_field_kept(std::string_view value) {
  if (value.size() > longest_form_field) {
    return refuse(RefusalKind::invalid, "text-too-long",
                  {fmt::format("Eine Angabe ist zu lang (höchstens {} Bytes).", longest_form_field),
                   fmt::format("An entry is too long (at most {} bytes).", longest_form_field)},
                  {"Bitte kürzen oder als Anlage einreichen.", "Please shorten it or file it as an attachment."});
  }
  if (is_utf8(value)) return {};
  return refuse(RefusalKind::malformed, "text-not-utf8",
                {"Eine Angabe ist kein Text in UTF-8.", "An entry is no text in UTF-8."},
                {"Öffnen Sie die Seite neu und tragen Sie es dort ein.", "Open the page anew and enter it there."});
}

}  // namespace flurwerk::api
