#include <fmt/format.h>

#include <condition_variable>
#include <csignal>
#include <fstream>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "api/app/import_jobs.hpp"
#include "api/app/ports/workers.hpp"
#include "api/cli/folder.hpp"
#include "api/cli/output.hpp"
#include "api/http/call.hpp"
#include "api/jobs/outbox.hpp"
#include "api/jobs/read_documents.hpp"
#include "api/jobs/smtp.hpp"
#include "api/jobs/tick.hpp"
#include "api/jobs/webhooks.hpp"
#include "api/pdf/child.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api::cli {

namespace {

using json = nlohmann::json;

Server* running = nullptr;
void on_signal(int) {
  if (running != nullptr) running->stop();
}

// Work on a thread of its own, again and again with a pause between, until it is destroyed. What it throws is told: a full
// disk must not end the server, the next round tries again.
class Rounds {
 public:
  Rounds(std::string name, std::chrono::seconds pause, std::function<void()> work)
      : name_{std::move(name)}, pause_{pause}, work_{std::move(work)}, thread_{[this] { run(); }} {}
  Rounds(const Rounds&) = delete;
  Rounds& operator=(const Rounds&) = delete;
  ~Rounds() {
    {
      const std::lock_guard lock{mutex_};
      stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void run() {
    std::unique_lock lock{mutex_};
    while (!stop_) {
      lock.unlock();
      try {
        work_();
      } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", json{{name_, error.what()}}.dump());
      }
      lock.lock();
      wake_.wait_for(lock, pause_, [this] { return stop_; });
    }
  }

  std::string name_;
  std::chrono::seconds pause_;
  std::function<void()> work_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

// At the start and once a minute what is due, every few seconds what is to be sent.
class Scheduler {
 public:
  Scheduler(App& app, std::unique_ptr<MailRoute> route, std::unique_ptr<MailRoute> refused)
      : app_{app}, route_{std::move(route)}, refused_{std::move(refused)} {}

 private:
  static constexpr int rounds_a_minute = 12;
  void once() {
    const bool minute = round_++ % rounds_a_minute == 0;
    if (minute) {
      for (const auto& line : tick(app_, berlin_day(app_.clock.now())).failed)
        fmt::print(stderr, "{}\n", json{{"tick", line}}.dump());
    }
    if (!minute && away_) return;  // a mail server that is away is asked once a minute
    const auto report = send_outbox(app_, *route_, *refused_);
    away_ = report.unreachable;
    for (const auto& line : report.failed) fmt::print(stderr, "{}\n", json{{"outbox", line}}.dump());
  }

  App& app_;
  std::unique_ptr<MailRoute> route_, refused_;
  bool away_ = false;  // the mail server
  int round_ = 0;
  Rounds rounds_{"scheduler", std::chrono::seconds{60} / rounds_a_minute, [this] { once(); }};
};

// Tells other programs what happened; on a thread of its own, since a receiver may take its time.
class WebhookSending {
 public:
  explicit WebhookSending(App& app) : app_{app}, route_{webhook_route(app.config.webhook_allow)} {}

 private:
  void once() {
    for (const auto& line : send_webhooks(app_, *route_).failed)
      fmt::print(stderr, "{}\n", json{{"webhook", line}}.dump());
  }

  App& app_;
  std::unique_ptr<WebhookRoute> route_;
  Rounds rounds_{"webhooks", std::chrono::seconds{2}, [this] { once(); }};
};

struct Address {
  std::string host;
  int port = 0;
};
Result<Address> address_from(const std::string& listen) {
  const auto colon = listen.rfind(':');
  const auto port = colon == std::string::npos ? json() : json::parse(listen.substr(colon + 1), nullptr, false);
  if (!port.is_number_unsigned() || port > 65535) {
    return refuse(RefusalKind::invalid, "listen-address", {"Die Adresse ist unlesbar.", "The address is unreadable."},
                  {"Schreiben Sie sie wie 127.0.0.1:8080.", "Write it like 127.0.0.1:8080."}, {}, "--listen");
  }
  return Address{listen.substr(0, colon), port.get<int>()};
}

// "orto=wms,https://maps.example.org/wms,layer,© somebody"
Result<BaseMap> base_map_from(const std::string& text) {
  std::vector<std::string> parts;
  std::string rest = text.substr(std::min(text.find('='), text.size() - 1) + 1);
  for (int i = 0; i < 3 && rest.find(',') != std::string::npos; ++i) {
    parts.push_back(rest.substr(0, rest.find(',')));
    rest = rest.substr(rest.find(',') + 1);
  }
  if (parts.size() < 3 || text.find('=') == std::string::npos) {
    return refuse(
        RefusalKind::invalid, "base-map", {"Die Hintergrundkarte ist unlesbar.", "The base map is unreadable."},
        {"Schreiben Sie NAME=wms,URL,EBENE,QUELLENANGABE.", "Write NAME=wms,URL,LAYER,ATTRIBUTION."}, {}, "--base-map");
  }
  const std::string name = text.substr(0, text.find('='));
  return BaseMap{name, name, parts[0], parts[1], parts[2], rest};
}

// What `demo` has left in the folder about the sample town.
struct Demo {
  std::vector<DemoAccount> accounts;
  std::vector<std::pair<std::string, std::string>> links;  // path, name
};
Demo demo_of(const std::filesystem::path& dir) {
  Demo demo;
  std::ifstream in{dir / "demo.json"};
  const auto body = in ? json::parse(in, nullptr, false) : json();
  if (!body.is_object()) return demo;
  for (const auto& entry : body.value("accounts", json::array()))
    demo.accounts.push_back({entry.at("email"), entry.at("password"), entry.at("name"), entry.at("role")});
  for (const auto& entry : body.value("links", json::array()))
    demo.links.emplace_back(entry.at("path"), entry.at("name").at("de"));
  return demo;
}

Result<std::unique_ptr<MailRoute>> mail_route(const std::filesystem::path& data, const ServeOptions& options) {
  if (options.smtp.empty()) return std::make_unique<FileRoute>(data / "outbox", options.mail_from);
  SmtpServer server{options.smtp, {}, options.mail_from};
  if (!options.smtp_login.empty()) {
    std::ifstream in{options.smtp_login};
    if (!std::getline(in, server.login) || server.login.find(':') == std::string::npos)
      return refuse(RefusalKind::invalid, "smtp-login",
                    {"Die Anmeldung am Mailserver lässt sich nicht lesen.", "The mail server's login cannot be read."},
                    {"Die erste Zeile der Datei muss BENUTZER:PASSWORT sein.",
                     "The first line of the file has to be USER:PASSWORD."},
                    {}, "--smtp-login");
  }
  return smtp_route(std::move(server));
}

std::string shown_url(const ServeOptions& options, const Address& address, int port) {
  if (!options.public_url.empty()) return options.public_url;
  const bool loopback = address.host == "127.0.0.1" || address.host == "::1";
  return fmt::format("http://{}:{}", loopback ? "localhost" : address.host, port);
}

std::string host_of(const std::string& url) {
  const auto start = url.find("://");
  const std::string rest = start == std::string::npos ? url : url.substr(start + 3);
  return rest.substr(0, rest.find_first_of(":/"));
}

}  // namespace

int serve(const Common& common, const ServeOptions& options, const Clock& clock) {
  const auto address = address_from(options.listen);
  if (!address) return say(common, address.error());
  auto folder = Folder::open(common.data, Access::write, clock);
  if (!folder) return say(common, folder.error());
  if (auto ok = (*folder)->read_parking_tables(); !ok) return say(common, ok.error());
  if (auto ok = (*folder)->read_decision_aids(); !ok) return say(common, ok.error());
  auto route = mail_route(common.data, options);
  if (!route) return say(common, route.error());
  App& app = (*folder)->app();
  for (const auto& text : options.base_maps) {
    auto map = base_map_from(text);
    if (!map) return say(common, map.error());
    app.config.base_maps.push_back(std::move(*map));
  }
  const Demo sample = demo_of(common.data);
  app.config.demo_accounts = sample.accounts;
  app.config.webhook_allow = options.webhook_allow;
  app.config.undo_for = std::chrono::seconds{options.undo_seconds};
  ImportJobs imports{app, common.data / "imports"};
  app.imports = &imports;
  const PdfChild pdf_reader;
  app.pdf_reader = &pdf_reader;
  ServerOptions limits;
  limits.threads = workers;
  limits.trusted_proxies = options.trusted_proxies;
  if (!options.public_url.empty()) limits.public_hosts = {host_of(options.public_url)};
  limits.log = [](const std::string& line) { fmt::print(stderr, "{}\n", json{{"fault", line}}.dump()); };
  Server server{limits, routes(app)};
  const auto port = server.bind(address->host, address->port);
  if (!port) return say(common, port.error());
  app.config.public_url = shown_url(options, *address, *port);
  if (common.json) {
    print_line(json{{"url", app.config.public_url}, {"port", *port}}.dump());
  } else {
    print_line(fmt::format("Flurwerk: {}", app.config.public_url));
    for (const auto& demo : app.config.demo_accounts)
      print_line(fmt::format("  {:36} {:20} {}", demo.email, demo.password, demo.role));
    for (const auto& [path, name] : sample.links)
      print_line(fmt::format("  {}{}  {}", app.config.public_url, path, name));
  }
  std::fflush(stdout);
  running = &server;
  std::signal(SIGTERM, on_signal);
  std::signal(SIGINT, on_signal);
  {
    const auto refused = common.data / "outbox" / "refused";
    const Scheduler scheduler{app, std::move(*route), std::make_unique<FileRoute>(refused, options.mail_from)};
    const DocumentReading reading{app};
    const WebhookSending webhooks{app};
    server.run();
  }
  running = nullptr;
  return fine;
}

}  // namespace flurwerk::api::cli
