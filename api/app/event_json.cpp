#include "api/app/event_json.hpp"

#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "api/app/event_fields.hpp"

namespace flurwerk::api {
namespace {

using Json = nlohmann::json;  // an ordered map: keys come out sorted, so the same event is always the same text

[[noreturn]] void broken(const std::string& what) { throw std::runtime_error("event log: " + what); }

struct Writer {
  Json object = Json::object();

  template <class T>
  void operator()(const char* name, T& field) {
    object[name] = to(field);
  }
  template <class T>
  void operator()(event_fields::Since name, T& field) {
    if constexpr (requires { field.empty(); }) {
      if (!field.empty()) object[name.name] = to(field);
    } else {
      if (field) object[name.name] = to(field);
    }
  }

  static Json to(std::string& value) { return value; }
  static Json to(bool& value) { return value; }
  static Json to(int& value) { return value; }
  static Json to(std::int64_t& value) { return value; }
  static Json to(Date& value) { return to_string(value); }
  template <class Tag>
  static Json to(Id<Tag>& value) {
    return value.value;
  }
  static Json to(ReleasedDocument& value) {  // an older event names the document alone, and keeps its text
    if (value.version == 0) return value.document.value;
    return Json{{"document", value.document.value}, {"version", value.version}};
  }
  template <class T>
  static Json to(std::optional<T>& value) {
    return value ? to(*value) : Json();
  }
  template <class T>
  static Json to(std::vector<T>& values) {
    Json list = Json::array();
    for (auto& value : values) list.push_back(to(value));
    return list;
  }
  template <class T>
  static Json to(T& value) {
    if constexpr (std::is_enum_v<T>) {
      return std::string(event_fields::words<T>.at(static_cast<std::size_t>(value)));
    } else {
      Writer writer;
      event_fields::visit(writer, value);
      return std::move(writer.object);
    }
  }
};

struct Reader {
  const Json& object;
  std::string path;
  std::size_t seen = 0;

  template <class T>
  void operator()(const char* name, T& field) {
    const std::string place = path + "." + name;
    const auto found = object.find(name);
    if (found == object.end()) broken(place + " is missing");
    from(*found, field, place);
    ++seen;
  }
  template <class T>
  void operator()(event_fields::Since name, T& field) {
    if (object.contains(name.name)) (*this)(name.name, field);
  }

  template <class T>
  static void object_of(const Json& json, T& value, const std::string& place) {
    if (!json.is_object()) broken(place + " is no object");
    Reader reader{json, place};
    event_fields::visit(reader, value);
    if (reader.seen != json.size()) broken(place + " has unknown fields");
  }

  static void from(const Json& json, std::string& value, const std::string& place) {
    if (!json.is_string()) broken(place + " is no text");
    value = json.get<std::string>();
  }
  static void from(const Json& json, bool& value, const std::string& place) {
    if (!json.is_boolean()) broken(place + " is not true or false");
    value = json.get<bool>();
  }
  static void from(const Json& json, std::int64_t& value, const std::string& place) {
    if (!json.is_number_integer()) broken(place + " is no whole number");
    if (json.is_number_unsigned() && !std::in_range<std::int64_t>(json.get<std::uint64_t>())) {
      broken(place + " is out of range");
    }
    value = json.get<std::int64_t>();
  }
  static void from(const Json& json, int& value, const std::string& place) {
    std::int64_t wide = 0;
    from(json, wide, place);
    if (!std::in_range<int>(wide)) broken(place + " is out of range");
    value = static_cast<int>(wide);
  }
  static void from(const Json& json, Date& value, const std::string& place) {
    std::string text;
    from(json, text, place);
    const auto date = parse_date(text);
    if (!date) broken(place + " is no date");
    value = *date;
  }
  template <class Tag>
  static void from(const Json& json, Id<Tag>& value, const std::string& place) {
    from(json, value.value, place);
  }
  static void from(const Json& json, ReleasedDocument& value, const std::string& place) {
    if (json.is_string()) return from(json, value.document, place);
    object_of(json, value, place);
    if (value.version == 0) broken(place + " names no version");
  }
  template <class T>
  static void from(const Json& json, std::optional<T>& value, const std::string& place) {
    if (json.is_null()) return value.reset();
    from(json, value.emplace(), place);
  }
  template <class T>
  static void from(const Json& json, std::vector<T>& values, const std::string& place) {
    if (!json.is_array()) broken(place + " is no list");
    values.clear();
    for (const auto& item : json) from(item, values.emplace_back(), place + "[" + std::to_string(values.size()) + "]");
  }
  template <class T>
  static void from(const Json& json, T& value, const std::string& place) {
    if constexpr (std::is_enum_v<T>) {
      std::string word;
      from(json, word, place);
      const auto& words = event_fields::words<T>;
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == word) return void(value = static_cast<T>(i));
      }
      broken(place + " is unknown: " + word);
    } else {
      object_of(json, value, place);
    }
  }
};

template <std::size_t I = 0>
Event decode_as(std::string_view type, const Json& json) {
  if constexpr (I == event_count) {
    broken("unknown type " + std::string(type));
  } else {
    if (event_names[I] != type) return decode_as<I + 1>(type, json);
    std::variant_alternative_t<I, detail::AnyEvent> event{};
    Reader::object_of(json, event, std::string(type));
    return event;
  }
}

}  // namespace

EncodedEvent encode(const Event& event) {
  Event copy = event;  // visit() names fields for reading and writing alike
  return std::visit(
      [&](auto& alternative) {
        return EncodedEvent{std::string(event_name(event)),
                            Writer::to(alternative).dump(-1, ' ', false, Json::error_handler_t::strict)};
      },
      copy);
}

Event decode(std::string_view type, std::string_view payload) {
  const Json json = Json::parse(payload, nullptr, false);
  if (json.is_discarded()) broken(std::string(type) + " is no JSON");
  return decode_as(type, json);
}

}  // namespace flurwerk::api
