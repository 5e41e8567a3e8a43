// Runs child processes: pipes, a process group, and the signals that pass on to it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/process.hpp"

#include "child.hpp"
#include "selfe/common/descriptor.hpp"
#include "signal_relay.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <array>
#include <cerrno>
#include <cstring>

namespace selfe {
namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): signals are the process's
bool is_interrupted = false;

/// Takes what a pipe holds now; closes it at its end.
void drain(Descriptor& pipe, Stream stream, const OutputSink& sink) {
    std::array<char, 16384> chunk;
    while (pipe.is_open()) {
        const ssize_t got = ::read(pipe.get(), chunk.data(), chunk.size());
        if (got > 0) {
            sink(stream, std::string_view(chunk.data(), static_cast<std::size_t>(got)));
        } else if (got < 0 && errno == EINTR) {
            continue;
        } else if (got < 0 && errno == EAGAIN) {
            return;
        } else {
            pipe.close();
        }
    }
}

/// Reads until the child itself has ended: a daemon that it left behind may hold the pipes open.
void follow(Child& child, const OutputSink& sink) {
    enum : std::size_t { Output, Error, End };
    std::array<pollfd, 3> waits{};
    while (true) {
        waits[Output] = {child.output.get(), POLLIN, 0};  // a negative descriptor is skipped
        waits[Error] = {child.error.get(), POLLIN, 0};
        waits[End] = {child.process.get(), POLLIN, 0};
        if (::poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR) {
            return;
        }
        drain(child.output, Stream::Output, sink);
        drain(child.error, Stream::Error, sink);
        // Without a descriptor of the process, the end of its output must do.
        const bool has_ended = child.process.is_open()
                                   ? (waits[End].revents & POLLIN) != 0
                                   : !child.output.is_open() && !child.error.is_open();
        if (has_ended) {
            drain(child.output, Stream::Output, sink);
            drain(child.error, Stream::Error, sink);
            return;
        }
    }
}

Ending reap(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? Ending{0, WTERMSIG(status)} : Ending{WEXITSTATUS(status), 0};
}

bool is_plain(char character) {
    constexpr std::string_view plain("+,-./:=@_%");
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || plain.find(character) != plain.npos;
}

std::string shell_word(std::string_view word) {
    bool needs_quotes = word.empty();
    std::string text("'");
    for (const char character : word) {
        needs_quotes = needs_quotes || !is_plain(character);
        text += character == '\'' ? "'\\''" : std::string(1, character);
    }
    return needs_quotes ? text + "'" : std::string(word);
}

}  // namespace

std::string Ending::description() const {
    if (signal != 0) {
        return "was ended by signal " + std::to_string(signal) + " (" + ::strsignal(signal) + ")";
    }
    return "exited with " + std::to_string(status);
}

Expected<Ending> run(const Command& command, const OutputSink& sink) {
    SignalRelay relay;
    auto child = start_child(command);
    if (!child) {
        return std::unexpected(std::move(child.error()));
    }
    relay.pass_on_to(child->id);
    follow(*child, sink);
    relay.pass_on_to(0);  // before the number is free for another process
    const Ending ending = reap(child->id);
    if (const int signal = relay.received(); signal != 0) {
        is_interrupted = true;
        return fail("", "interrupted by signal " + std::to_string(signal) + " (" +
                            ::strsignal(signal) + ") while " + command.arguments.front() +
                            " was running");
    }
    return ending;
}

Expected<Captured> capture(const Command& command) {
    Captured captured;
    auto ending = run(command, [&captured](Stream stream, std::string_view text) {
        (stream == Stream::Output ? captured.output : captured.error) += text;
    });
    if (!ending) {
        return std::unexpected(std::move(ending.error()));
    }
    captured.ending = *ending;
    return captured;
}

bool was_interrupted() {
    return is_interrupted;
}

std::string shell_text(const Command& command) {
    std::string text;
    for (const std::string& argument : command.arguments) {
        text += (text.empty() ? "" : " ") + shell_word(argument);
    }
    return text;
}

}  // namespace selfe
