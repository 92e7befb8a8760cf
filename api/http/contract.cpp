#include "api/http/contract.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "permit-core/embedded.hpp"
#include "permit-core/markup.hpp"

namespace flurwerk {
std::span<const EmbeddedFile> embedded_files_contract();
}

namespace flurwerk::api {

namespace {

using Json = nlohmann::ordered_json;
using PlainJson = nlohmann::json;

// YAML's core schema: a plain scalar may be null, a boolean or a number; a quoted one is text.
Json scalar(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (node.Tag() == "!") return text;
  if (text.empty() || text == "null" || text == "~") return nullptr;
  if (text == "true" || text == "false") return text == "true";
  const auto number = Json::parse(text, nullptr, false);
  return number.is_number() ? number : Json(text);
}

Json to_json(const YAML::Node& node) {
  if (node.IsSequence()) {
    Json list = Json::array();
    for (const auto& entry : node) list.push_back(to_json(entry));
    return list;
  }
  if (node.IsMap()) {
    Json object = Json::object();
    for (const auto& entry : node) object[entry.first.Scalar()] = to_json(entry.second);
    return object;
  }
  return node.IsScalar() ? scalar(node) : Json(nullptr);
}

const Json* find(const Json& object, std::initializer_list<const char*> path) {
  const Json* here = &object;
  for (const char* name : path) {
    const auto next = here->find(name);
    if (next == here->end()) return nullptr;
    here = &*next;
  }
  return here;
}

std::string pointer_of(const valijson::ValidationResults::Error& error) {
  std::string pointer;
  for (const auto& part : error.context) {
    if (part == "<root>") continue;
    pointer += "/" + part.substr(1, part.size() - 2);  // "[name]"
  }
  return pointer;
}

// Formats as patterns: the validator takes a format for a demand on null, too, and compiles its expression for each value,
// that of a pattern once. Whether a day is in the calendar is for who reads it.
void formats_as_patterns(PlainJson& schema) {
  static const std::map<std::string, std::string> patterns{
      {"date", R"(^\d{4}-\d{2}-\d{2}$)"},
      {"date-time", R"(^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$)"}};
  if (schema.is_object() && schema.contains("format") && schema["format"].is_string()) {
    if (const auto found = patterns.find(schema["format"].get<std::string>()); found != patterns.end()) {
      schema.erase("format");
      schema["pattern"] = found->second;
    }
  }
  if (schema.is_structured()) {
    for (auto& inner : schema) formats_as_patterns(inner);
  }
}

}  // namespace

struct Contract::Impl {
  Json document;
  std::string text;
  std::string page;
  std::vector<ContractOperation> operations;
  std::map<std::string, valijson::Schema, std::less<>> bodies;   // operation
  std::map<std::string, valijson::Schema, std::less<>> answers;  // "operation status"

  // A schema with all named ones beside it, so that references find them: those are many, so they are lent, not copied.
  void compile(const Json& schema, PlainJson& components, valijson::Schema& into) const {
    PlainJson whole = schema;
    formats_as_patterns(whole);
    whole["components"].swap(components);
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter{whole}, into);
    whole["components"].swap(components);
  }

  const Json& resolve(const Json& node) const {
    const auto reference = node.find("$ref");
    if (reference == node.end()) return node;
    return document.at(Json::json_pointer(reference->get<std::string>().substr(1)));
  }

  void add(const std::string& path, const std::string& method, const Json& operation, PlainJson& components) {
    const std::string id = operation.at("operationId");
    operations.push_back({id, method, path, operation.value("summary", ""), operation.at("tags").at(0)});
    if (const auto* body = find(operation, {"requestBody"})) {
      const auto& resolved = resolve(*body);
      if (const auto* schema = find(resolved, {"content", "application/json", "schema"}))
        compile(*schema, components, bodies[id]);
    }
    for (const auto& [status, response] : operation.at("responses").items()) {
      const auto content = resolve(response).find("content");
      if (content == resolve(response).end()) continue;
      for (const auto& [type, media] : content->items()) {
        if (type.find("json") == std::string::npos) continue;
        compile(media.at("schema"), components, answers[fmt::format("{} {}", id, status)]);
      }
    }
  }

  void write_page() {
    std::string tags;
    for (const auto& tag : document.at("tags")) {
      const std::string name = tag.at("name");
      tags += fmt::format("<h2>{}</h2><p>{}</p><dl>", escaped(name), escaped(tag.at("description").get<std::string>()));
      for (const auto& operation : operations) {
        if (operation.tag != name) continue;
        tags += fmt::format("<dt><code>{} {}</code></dt><dd>{}</dd>", operation.method, escaped(operation.path),
                            escaped(operation.summary));
      }
      tags += "</dl>";
    }
    page = fmt::format(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\"><title>Flurwerk API</title><link rel=\"stylesheet\" "
        "href=\"/link/link.css\"></head><body><main><h1>Flurwerk API {}</h1><p><a "
        "href=\"/api/v1/openapi.json\">openapi.json</a></p><p class=\"preline\">{}</p>{}</main></body></html>",
        escaped(document.at("info").at("version").get<std::string>()),
        escaped(document.at("info").at("description").get<std::string>()), tags);
  }
};

Contract::Contract() : impl_{std::make_unique<Impl>()} {
  impl_->document = to_json(YAML::Load(std::string{embedded_files_contract().front().content}));
  impl_->text = impl_->document.dump();
  PlainJson components = impl_->document.at("components");
  formats_as_patterns(components);
  for (const auto& [path, item] : impl_->document.at("paths").items()) {
    for (const auto& [key, operation] : item.items()) {
      if (key == "parameters") continue;
      std::string method = key;
      for (char& c : method) c = static_cast<char>(c - 'a' + 'A');
      impl_->add(path, method, operation, components);
    }
  }
  impl_->write_page();
}
Contract::~Contract() = default;

const Contract& Contract::builtin() {
  static const Contract contract;
  return contract;
}

const std::string& Contract::json() const { return impl_->text; }
const std::string& Contract::page() const { return impl_->page; }
const std::vector<ContractOperation>& Contract::operations() const { return impl_->operations; }

std::string Contract::excerpt(std::string_view path_prefix) const {
  Json document = impl_->document;
  Json paths = Json::object();
  for (const auto& [path, item] : document.at("paths").items()) {
    if (path.starts_with(path_prefix)) paths[path] = item;
  }
  document["paths"] = std::move(paths);
  return document.dump();
}

namespace {

Result<void> check(const valijson::Schema& schema, std::string_view text) {
  const auto value = PlainJson::parse(text, nullptr, false);
  if (value.is_discarded()) {
    return refuse(RefusalKind::malformed, "not-json", {"Der Inhalt ist kein JSON.", "The content is no JSON."});
  }
  const valijson::adapters::NlohmannJsonAdapter adapter{value};
  thread_local valijson::Validator validator;  // keeps the patterns it has compiled
  valijson::ValidationResults results;
  if (validator.validate(schema, adapter, &results)) return {};
  valijson::ValidationResults::Error error;
  std::string field, why;
  while (results.popError(error)) {  // the last one is the innermost
    if (auto pointer = pointer_of(error); pointer.size() >= field.size()) field = std::move(pointer);
    why = why.empty() ? error.description : why + " " + error.description;
  }
  const std::string where = field.empty() ? "/" : field;
  return refuse(RefusalKind::invalid, "contract-violated",
                {fmt::format("Die Angabe bei {} passt nicht zur Schnittstelle. ({})", where, why),
                 fmt::format("What stands at {} does not fit the interface. ({})", where, why)},
                {"Die Beschreibung steht unter /api/v1/docs.", "The description is at /api/v1/docs."}, {}, field);
}

}  // namespace

Result<void> Contract::check_body(std::string_view operation, std::string_view json_text) const {
  const auto found = impl_->bodies.find(operation);
  return found == impl_->bodies.end() ? Result<void>{} : check(found->second, json_text);
}

Result<void> Contract::check_answer(std::string_view operation, int status, std::string_view json_text) const {
  for (const auto& key : {fmt::format("{} {}", operation, status), fmt::format("{} default", operation)}) {
    if (const auto found = impl_->answers.find(key); found != impl_->answers.end())
      return check(found->second, json_text);
  }
  return {};
}

}  // namespace flurwerk::api
