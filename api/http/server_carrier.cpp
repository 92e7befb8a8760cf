#include "api/http/server_carrier.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <cerrno>
#include <stdexcept>

#include "api/http/problem.hpp"
#include "api/http/response_wire.hpp"
#include "permit-core/strict_json.hpp"
#include "permit-core/utf8.hpp"

// Limits of the library behind ours; in this one file, so that all of it sees the same.
#define CPPHTTPLIB_USE_POLL
#define CPPHTTPLIB_HEADER_MAX_COUNT 32
#define CPPHTTPLIB_FORM_URL_ENCODED_PAYLOAD_MAX_LENGTH 1048576
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#include "httplib.h"
#pragma GCC diagnostic pop

namespace flurwerk::api {
namespace {

constexpr std::size_t piece_bytes = 128U << 10U;     // of a download, read at once
constexpr std::uint64_t turn_bytes = 8U << 20U;      // sent before others get their turn
constexpr std::uint64_t silent_bytes = 256U << 10U;  // of multipart without a part or content: framing only

std::string_view header_of(const Head& head, std::string_view name) {
  for (const auto& [known, value] : head.headers) {
    if (known == name) return value;
  }
  return {};
}

// What the library gets to read: a head of our own making, then the body, never a byte of the next request.
class BodyStream final : public httplib::Stream {
 public:
  BodyStream(Connection& connection, const Route& route, const ServerOptions& options,
             const std::atomic<bool>& stopping)
      : connection_(connection), options_(options), stopping_(stopping), chunked_(connection.head.chunked) {
    const Head& head = connection.head;
    head_ = head.method + " / HTTP/1.1\r\n";
    head_ +=
        chunked_ ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + std::to_string(head.content_length) + "\r\n";
    if (route.body == BodyKind::multipart)
      head_ += "Content-Type: " + std::string(header_of(head, "content-type")) + "\r\n";
    head_ += "\r\n";
    // Chunks may be as small as a byte, but framing is not to outweigh what is carried without end.
    left_ = chunked_ ? route.max_body * 2 + (64U << 10U) : head.content_length;
    connection.pace.restart();
  }

  ssize_t read(char* into, std::size_t size) override {
    if (head_at_ < head_.size()) {
      std::size_t n = std::min(size, head_.size() - head_at_);
      head_.copy(into, n, head_at_);
      head_at_ += n;
      return static_cast<ssize_t>(n);
    }
    if (left_ == 0 || silent_ > silent_bytes) return -1;
    if (in_at_ == connection_.in.size() && !wait_for_more()) return -1;
    std::size_t n = std::min<std::uint64_t>({size, connection_.in.size() - in_at_, left_});
    connection_.in.copy(into, n, in_at_);
    in_at_ += n;
    left_ -= n;
    if (watch_silence) silent_ += n;
    return static_cast<ssize_t>(n);
  }

  ssize_t write(const char* from, std::size_t size) override {
    connection_.out.append(from, size);
    return static_cast<ssize_t>(size);
  }
  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  void get_remote_ip_and_port(std::string& ip, int& port) const override { ip = connection_.address, port = 0; }
  void get_local_ip_and_port(std::string& ip, int& port) const override { ip.clear(), port = 0; }
  socket_t socket() const override { return connection_.fd; }

  // All of the body was read, so that another request can follow. After chunks none does.
  bool at_end() const { return !chunked_ && left_ == 0; }
  void forget_read() {
    connection_.in.erase(0, in_at_);
    in_at_ = 0;
  }
  void content_seen() { silent_ = 0; }
  bool watch_silence = false;

 private:
  bool wait_for_more() {
    forget_read();
    while (!stopping_) {
      pollfd waiting{connection_.fd, POLLIN, 0};
      if (::poll(&waiting, 1, 200) > 0) {
        bool open = receive(connection_, 256U << 10U);
        if (!connection_.in.empty()) return true;
        if (!open) return false;
      }
      if (connection_.pace.too_slow(monotonic_ms(), options_.body_grace.count(), options_.minimum_rate)) return false;
    }
    return false;
  }

  Connection& connection_;
  const ServerOptions& options_;
  const std::atomic<bool>& stopping_;
  bool chunked_;
  std::string head_;
  std::size_t head_at_ = 0;
  std::size_t in_at_ = 0;
  std::uint64_t left_ = 0;
  std::uint64_t silent_ = 0;
};

struct Exchange {
  Connection& connection;
  const Route& route;
  BodyStream& stream;
  bool by_ranges = false;  // the answer can be had in parts
};
thread_local Exchange* current = nullptr;  // the library's handlers get no argument of ours

Refusal too_large(std::uint64_t limit) {
  return {RefusalKind::too_large,
          "too-large",
          {"Der Inhalt ist größer als die hier erlaubten " + std::to_string(limit) + " Byte.",
           "The content is larger than the " + std::to_string(limit) + " bytes allowed here."},
          {},
          {},
          {}};
}

Refusal incomplete() {
  return {RefusalKind::malformed,
          "body-incomplete",
          {"Der Inhalt kam nicht vollständig, zu langsam oder fehlerhaft an.",
           "The content arrived incomplete, too slowly or broken."},
          {"Bitte noch einmal senden.", "Please send it again."},
          {},
          {}};
}

}  // namespace

struct Carrier::Library final : httplib::Server {
  Library(const ServerOptions& server_options, const std::vector<Route>& table, const Admission& door,
          const std::atomic<bool>& stop_flag)
      : options(server_options), routes(table), admission(door), stopping(stop_flag) {
    auto plain = [this](const httplib::Request&, httplib::Response& response) { handle(response, nullptr); };
    auto reading = [this](const httplib::Request&, httplib::Response& response, const httplib::ContentReader& reader) {
      handle(response, &reader);
    };
    Get("/", plain);
    Post("/", reading);
    Put("/", reading);
    Patch("/", reading);
    Delete("/", reading);
    set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
      response.headers.erase("Keep-Alive");  // says numbers that are not ours
      if (!current->by_ranges) response.headers.erase("Accept-Ranges");
      if (response.status == 204 || response.status == 304) response.headers.erase("Content-Length");
    });
  }

  // Counts, limits and hands on. Gives the bytes read, or why there are none.
  Result<std::uint64_t> read_body(const httplib::ContentReader* reader, const BodySink& sink) {
    Exchange& exchange = *current;
    std::uint64_t limit = exchange.route.max_body;
    std::uint64_t total = 0;
    bool unwanted = false;
    bool over = false;
    bool complete = !reader || (*reader)([&](const char* bytes, std::size_t size) {
      total += size;
      over = total > limit;
      unwanted = !over && !sink({bytes, size});
      return !over && !unwanted;
    });
    return verdict(total, over, unwanted, complete);
  }

  Result<std::uint64_t> read_parts(const httplib::ContentReader* reader, const PartSink& part, const BodySink& bytes) {
    Exchange& exchange = *current;
    std::uint64_t limit = exchange.route.max_body;
    std::uint64_t total = 0;
    bool unwanted = false;
    bool over = false;
    exchange.stream.watch_silence = true;
    bool complete = reader && (*reader)(
                                  [&](const httplib::MultipartFormData& file) {
                                    exchange.stream.content_seen();
                                    total += 64;  // a part costs, even an empty one
                                    over = total > limit;
                                    unwanted = !over && (!is_utf8(file.name) || !is_utf8(file.filename) ||
                                                         !part({file.name, file.filename, file.content_type}));
                                    return !over && !unwanted;
                                  },
                                  [&](const char* data, std::size_t size) {
                                    exchange.stream.content_seen();
                                    total += size;
                                    over = total > limit;
                                    unwanted = !over && !bytes({data, size});
                                    return !over && !unwanted;
                                  });
    return verdict(total, over, unwanted, complete);
  }

  static Result<std::uint64_t> verdict(std::uint64_t total, bool over, bool unwanted, bool complete) {
    if (over) return tl::unexpected(too_large(current->route.max_body));
    if (unwanted) {
      return refuse(RefusalKind::unsupported, "body-not-wanted",
                    {"Der Inhalt wurde nicht angenommen.", "The content was not accepted."});
    }
    if (!complete) return tl::unexpected(incomplete());
    return total;
  }

  Request make_request() const {
    Connection& connection = current->connection;
    Request request;
    Head& head = connection.head;
    request.method = head.method == "HEAD" ? "GET" : head.method;
    request.path = head.path;
    request.path_params = connection.match.params;
    request.query = head.query;
    request.remote_address = connection.address;
    bool trusted = admission.trusts(connection.address);
    for (auto& [name, value] : head.headers) {
      if (!trusted && name.starts_with("x-forwarded-")) continue;
      if (name == "x-forwarded-proto") request.secure = value == "https";
      if (name == "x-forwarded-for") {  // the last hop is the one our proxy has seen itself
        std::string_view last = std::string_view(value).substr(value.rfind(',') + 1);
        while (!last.empty() && last.front() == ' ') last.remove_prefix(1);
        request.remote_address = last;
      }
      request.headers.emplace_back(name, value);
    }
    return request;
  }

  Result<Response> run(Request& request, const httplib::ContentReader* reader) {
    const Route& route = current->route;
    if (route.body == BodyKind::stream) {
      request.read_body = [this, reader](const BodySink& sink) { return read_body(reader, sink); };
    } else if (route.body == BodyKind::multipart) {
      request.read_parts = [this, reader](const PartSink& part, const BodySink& bytes) {
        return read_parts(reader, part, bytes);
      };
    } else if (route.body != BodyKind::none) {
      auto read = read_body(reader, [&](std::string_view bytes) {
        request.body.append(bytes);
        return true;
      });
      if (!read) return tl::unexpected(read.error());
      if (route.body == BodyKind::json) {
        JsonLimits limits;
        limits.bytes = route.max_body;
        if (auto sound = check_json(request.body, limits); !sound) return tl::unexpected(sound.error());
      }
    }
    return route.handler(request);
  }

  Response run_safely(Request& request, const httplib::ContentReader* reader) {
    std::string what;
    try {
      auto result = run(request, reader);
      return result ? std::move(*result) : problem(result.error(), request.language());
    } catch (const std::exception& e) {
      what = e.what();
    } catch (...) {
      what = "unknown exception";
    }
    if (options.log) options.log(current->route.operation_id + ": " + what);
    return problem(500, "internal-error",
                   {"Im Programm ist ein Fehler aufgetreten.", "An error occurred in the program."},
                   request.language());
  }

  void handle(httplib::Response& response, const httplib::ContentReader* reader) {
    Connection& connection = current->connection;
    Request request = make_request();
    Asked asked;
    asked.head_only = connection.head.method == "HEAD";
    asked.secure = request.secure;
    if (request.method == "GET") {
      asked.range = header_of(connection.head, "range");
      asked.if_range = header_of(connection.head, "if-range");
      asked.if_none_match = header_of(connection.head, "if-none-match");
    }
    asked.language = request.language();
    Wire wire = to_wire(run_safely(request, reader), asked);
    response.status = wire.status;
    for (auto& [name, value] : wire.headers) {
      if (name == "Content-Length" && !wire.body.empty()) continue;  // the library adds its own
      current->by_ranges = current->by_ranges || name == "Accept-Ranges";
      response.headers.emplace(name, value);
    }
    response.body = std::move(wire.body);
    connection.download = std::move(wire.download);
    connection.download_at = wire.offset;
    connection.download_left = wire.length;
    connection.close_after = stopping || !connection.head.keep_alive || !current->stream.at_end();
    if (connection.close_after) response.set_header("Connection", "close");
  }

  void process(Connection& connection) {
    const Route& route = routes[connection.match.route];
    BodyStream stream(connection, route, options, stopping);
    Exchange exchange{connection, route, stream};
    current = &exchange;
    connection.close_after = true;
    bool unused = false;
    bool written = process_request(stream, connection.address, 0, "", 0, false, unused, nullptr);
    current = nullptr;
    stream.forget_read();
    if (!written) connection.enter(Phase::closed);
  }

  const ServerOptions& options;
  const std::vector<Route>& routes;
  const Admission& admission;
  const std::atomic<bool>& stopping;
};

Carrier::Carrier(const ServerOptions& options, const std::vector<Route>& routes, const Admission& admission,
                 const std::atomic<bool>& stopping)
    : library_(std::make_unique<Library>(options, routes, admission, stopping)) {}

Carrier::~Carrier() = default;

void Carrier::serve(Connection& connection) {
  connection.enter(Phase::sending);
  library_->process(connection);
  if (connection.phase != Phase::closed) send_on(connection);
}

void Carrier::send_on(Connection& connection) {
  std::uint64_t sent = 0;
  while (true) {
    Flush state = flush(connection);
    if (state == Flush::broken) return connection.enter(Phase::closed);
    if (state == Flush::blocked || sent > turn_bytes) return;
    if (!connection.download || connection.download_left == 0) break;
    std::size_t wanted = std::min<std::uint64_t>(piece_bytes, connection.download_left);
    connection.out.resize(wanted);
    std::size_t got = 0;
    try {
      got = std::min(wanted, connection.download->read(connection.download_at, {connection.out.data(), wanted}));
    } catch (const std::exception& e) {
      if (library_->options.log) library_->options.log(std::string("download: ") + e.what());
    }
    if (got == 0) return connection.enter(Phase::closed);  // cut short: the client sees that bytes are missing
    connection.out.resize(got);
    connection.download_at += got;
    connection.download_left -= got;
    sent += got;
  }
  connection.download.reset();
  if (!connection.close_after) return connection.enter(Phase::head);
  ::shutdown(connection.fd, SHUT_WR);
  connection.enter(Phase::draining);
}

}  // namespace flurwerk::api
