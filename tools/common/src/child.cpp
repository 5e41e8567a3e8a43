// Starts a child: everything that can fail or allocate is done before fork, the rest after it.
// SPDX-License-Identifier: BSD-2-Clause
#include "child.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace selfe {
namespace {

struct Pipe {
    Descriptor reader;
    Descriptor writer;
};

Expected<Pipe> make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return fail("", std::string("cannot make a pipe: ") + std::strerror(errno));
    }
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// The environment of the child as `NAME=value` texts, sorted by name.
std::vector<std::string> environment_of(const Command& command) {
    std::map<std::string, std::string> variables;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const std::size_t equals = text.find('=');
        if (equals != text.npos) {
            variables.insert_or_assign(std::string(text.substr(0, equals)),
                                       std::string(text.substr(equals + 1)));
        }
    }
    for (const auto& [name, value] : command.environment) {
        if (value) {
            variables.insert_or_assign(name, *value);
        } else {
            variables.erase(name);
        }
    }
    std::vector<std::string> texts;
    for (const auto& [name, value] : variables) {
        texts.push_back(name + "=" + value);
    }
    return texts;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) {
        result.push_back(text.data());
    }
    result.push_back(nullptr);
    return result;
}

/// What the child side needs, all of it allocated before fork.
struct Preparation {
    std::string program;
    std::string folder;
    std::vector<char*> arguments;
    std::vector<char*> environment;
    pid_t parent{};
    int input{};
    int output{};
    int error{};
    int report{};
};

/// Becomes the program. Only calls that are safe between fork and exec.
[[noreturn]] void become(const Preparation& preparation) {
    ::setpgid(0, 0);
    // A parent that was killed takes the child along; if it is dead already, so are we.
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    const bool is_ready = ::getppid() == preparation.parent &&
                          ::dup2(preparation.input, STDIN_FILENO) >= 0 &&
                          ::dup2(preparation.output, STDOUT_FILENO) >= 0 &&
                          ::dup2(preparation.error, STDERR_FILENO) >= 0 &&
                          (preparation.folder.empty() || ::chdir(preparation.folder.c_str()) == 0);
    if (is_ready) {
        ::execve(preparation.program.c_str(), preparation.arguments.data(),
                 preparation.environment.data());
    }
    const int reason = errno;
    [[maybe_unused]] const ssize_t written = ::write(preparation.report, &reason, sizeof reason);
    ::_exit(127);
}

/// The PATH that decides where the program is: the child's own.
Expected<std::filesystem::path> locate(const Command& command) {
    std::optional<std::string_view> path;
    const auto changed = command.environment.find("PATH");
    if (changed != command.environment.end()) {
        path = changed->second ? std::string_view(*changed->second) : std::string_view();
    }
    auto program = find_program(command.arguments.front(), path);
    if (!program) {
        return fail("", command.arguments.front() + " is not there, or not executable");
    }
    return *program;
}

}  // namespace

std::optional<std::filesystem::path> find_program(std::string_view name,
                                                  std::optional<std::string_view> path) {
    const auto is_program = [](const std::filesystem::path& candidate) {
        std::error_code error;
        return std::filesystem::is_regular_file(candidate, error) &&
               ::access(candidate.c_str(), X_OK) == 0;
    };
    if (name.find('/') != name.npos) {
        return is_program(name) ? std::optional(std::filesystem::path(name)) : std::nullopt;
    }
    if (!path) {
        const char* const own = std::getenv("PATH");
        path = own == nullptr ? std::string_view() : std::string_view(own);
    }
    while (!path->empty()) {
        const std::string_view folder = path->substr(0, path->find(':'));
        path->remove_prefix(std::min(path->size(), folder.size() + 1));
        if (!folder.empty() && is_program(std::filesystem::path(folder) / name)) {
            return std::filesystem::path(folder) / name;
        }
    }
    return std::nullopt;
}

Expected<Child> start_child(const Command& command) {
    auto program = locate(command);
    auto output = make_pipe();
    auto error = make_pipe();
    auto report = make_pipe();
    if (!program || !output || !error || !report) {
        return std::unexpected(!program  ? program.error()
                               : !output ? output.error()
                               : !error  ? error.error()
                                         : report.error());
    }
    const Descriptor input(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    std::vector<std::string> arguments = command.arguments;
    std::vector<std::string> environment = environment_of(command);
    const Preparation preparation{std::filesystem::absolute(*program).string(),
                                  command.folder.string(),
                                  pointers(arguments),
                                  pointers(environment),
                                  ::getpid(),
                                  input.get(),
                                  output->writer.get(),
                                  error->writer.get(),
                                  report->writer.get()};
    Child child;
    child.id = ::fork();
    if (child.id == 0) {
        become(preparation);
    }
    if (child.id < 0) {
        return fail("", "cannot start " + command.arguments.front() + ": " + std::strerror(errno));
    }
    ::setpgid(child.id, child.id);  // both sides do it: whoever comes first
    // By number: glibc 2.36 declares pidfd_open() without `extern "C"`.
    child.process = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, child.id, 0)));
    child.output = std::move(output->reader);
    child.error = std::move(error->reader);
    ::fcntl(child.output.get(), F_SETFL, O_NONBLOCK);
    ::fcntl(child.error.get(), F_SETFL, O_NONBLOCK);
    output->writer.close();
    error->writer.close();
    report->writer.close();
    int reason = 0;
    ssize_t got = 0;
    while ((got = ::read(report->reader.get(), &reason, sizeof reason)) < 0 && errno == EINTR) {
    }
    if (got > 0) {
        ::waitpid(child.id, nullptr, 0);
        return fail("", "cannot run " + program->string() + ": " + std::strerror(reason));
    }
    return child;
}

}  // namespace selfe
