#include "api/pdf/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "api/app/pdf_reading_json.hpp"

namespace flurwerk::api {
namespace {

constexpr std::size_t most_reading_bytes = 8U << 20U, most_redacted_bytes = 400U << 20U;

class Handle {
 public:
  explicit Handle(int fd = -1) : fd_{fd} {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  Handle(Handle&& other) noexcept : fd_{std::exchange(other.fd_, -1)} {}
  ~Handle() { reset(); }
  void reset() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};
struct Pipe {
  Handle out, in;  // read from, write to
};
std::optional<Pipe> new_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{Handle{ends[0]}, Handle{ends[1]}};
}
// Sockets, because writing to one whose other end is gone need not raise a signal.
std::optional<Pipe> new_sockets() {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return std::nullopt;
  return Pipe{Handle{ends[0]}, Handle{ends[1]}};
}

// Becomes readable when the time is up.
Handle alarm_in(int seconds) {
  Handle timer{timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)};
  itimerspec when{};
  when.it_value.tv_sec = seconds;
  timerfd_settime(timer.fd(), 0, &when, nullptr);
  return timer;
}

pid_t spawn(const std::filesystem::path& program, std::vector<std::string> arguments, const Pipe& input,
            const Pipe& output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.out.fd(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.in.fd(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, usual;  // a child of a server that ignores SIGPIPE should not
  sigemptyset(&none);
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  arguments.insert(arguments.begin(), "flurwerk");
  std::vector<char*> argv;
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  std::string one_thread = "OMP_THREAD_LIMIT=1";  // the text recognition would start more, and may not
  std::array<char*, 2> environment{one_thread.data(), nullptr};
  pid_t pid = -1;
  if (posix_spawn(&pid, program.c_str(), &actions, &attributes, argv.data(), environment.data()) != 0) pid = -1;
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return pid;
}

struct Patience {
  int seconds;
  int stop;  // readable: no more of it
};

// Hands the file to the child and takes its answer, both as they come; none when it is too slow or says too much.
class Talk {
 public:
  Talk(const DocumentReader& file, Pipe& input, Pipe& output, Patience patience, std::size_t most)
      : file_{file},
        input_{input},
        output_{output},
        timer_{alarm_in(patience.seconds)},
        stop_{patience.stop},
        most_{most} {}

  std::optional<std::string> answer() {
    while (true) {
      std::array<pollfd, 4> waiting{
          {{output_.out.fd(), POLLIN, 0}, {timer_.fd(), POLLIN, 0}, {stop_, POLLIN, 0}, {input_.in.fd(), POLLOUT, 0}}};
      if (::poll(waiting.data(), waiting.size(), -1) < 0) {
        if (errno == EINTR) continue;
        return std::nullopt;
      }
      if (waiting[1].revents != 0 || waiting[2].revents != 0) return std::nullopt;
      if (waiting[3].revents != 0 && !send()) input_.in.reset();
      if (waiting[0].revents == 0) continue;
      const auto n = ::read(output_.out.fd(), piece_.data(), piece_.size());
      if (n == 0) return std::move(said_);
      if (n < 0 || said_.size() + static_cast<std::size_t>(n) > most_) return std::nullopt;
      said_.append(piece_.data(), static_cast<std::size_t>(n));
    }
  }

  // Whether it ends in time, once it has said everything.
  bool ends(pid_t pid) const {
    const Handle process{static_cast<int>(syscall(SYS_pidfd_open, pid, 0))};
    std::array<pollfd, 2> waiting{{{process.fd(), POLLIN, 0}, {timer_.fd(), POLLIN, 0}}};
    while (::poll(waiting.data(), waiting.size(), -1) < 0 && errno == EINTR) {
    }
    return waiting[0].revents != 0;
  }

 private:
  bool send() {  // false: that was all, or nobody listens
    const auto n = file_.read(at_, piece_);
    if (n == 0) return false;
    const auto written = ::send(input_.in.fd(), piece_.data(), n, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (written > 0) at_ += written;
    return written > 0 || errno == EAGAIN;
  }
  const DocumentReader& file_;
  Pipe &input_, &output_;
  Handle timer_;
  int stop_;
  std::size_t most_;
  std::int64_t at_ = 0;
  std::string said_;
  std::array<char, 65536> piece_{};
};

std::optional<std::string> ask_child(const std::filesystem::path& program, std::vector<std::string> arguments,
                                     const DocumentReader& file, Patience patience, std::size_t most) {
  auto input = new_sockets(), output = new_pipe();
  if (!input || !output) return std::nullopt;
  const pid_t pid = spawn(program, std::move(arguments), *input, *output);
  if (pid < 0) return std::nullopt;
  input->out.reset();
  output->in.reset();
  Talk talk{file, *input, *output, patience, most};
  auto said = talk.answer();
  if (!said || !talk.ends(pid)) ::kill(pid, SIGKILL);
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) said.reset();
  return said;
}

}  // namespace

PdfChild::PdfChild(std::filesystem::path program, int seconds)
    : program_{std::move(program)}, seconds_{seconds}, stop_{eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {}

PdfChild::~PdfChild() { ::close(stop_); }

void PdfChild::interrupt() const { eventfd_write(stop_, 1); }

PdfReading PdfChild::read(const DocumentReader& file) const {
  PdfReading failed;
  failed.state = file.size() > most_pdf_bytes ? PdfState::too_large : PdfState::gave_up;
  if (failed.state == PdfState::too_large) return failed;
  const auto said = ask_child(program_, {"read-pdf"}, file, {seconds_, stop_}, most_reading_bytes);
  return said ? pdf_reading_from(*said).value_or(failed) : failed;
}

Result<std::string> PdfChild::redacted(const DocumentReader& file, const std::vector<CoveredBox>& boxes) const {
  auto list = nlohmann::json::array();
  for (const auto& box : boxes) list.push_back({box.page, box.left, box.top, box.width, box.height});
  auto said = file.size() > most_pdf_bytes
                  ? std::nullopt
                  : ask_child(program_, {"redact-pdf", list.dump()}, file, {seconds_, stop_}, most_redacted_bytes);
  if (said) return std::move(*said);
  return refuse(RefusalKind::unsupported, "cannot-be-redacted",
                {"Von dieser Datei lässt sich keine geschwärzte Fassung herstellen.",
                 "No redacted copy of this file can be made."},
                {"Legen Sie das PDF ohne Kennwort, unbeschädigt und mit höchstens 60 Seiten neu ab.",
                 "File the PDF again without a password, undamaged and with 60 pages at most."});
}

}  // namespace flurwerk::api
