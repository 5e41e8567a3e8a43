// The signal handler behind SignalRelay; its two numbers are all that a handler may touch.
// SPDX-License-Identifier: BSD-2-Clause
#include "signal_relay.hpp"

#include <cerrno>

namespace selfe {
namespace {

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): a handler has no other data.
volatile std::sig_atomic_t receiver = 0;
volatile std::sig_atomic_t last_signal = 0;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

extern "C" void relay_signal(int signal) {
    const int saved = errno;
    if (receiver != 0) {
        // Who asks twice does not want to wait for a child that takes its time.
        ::kill(-receiver, last_signal == 0 ? signal : SIGKILL);
    }
    last_signal = signal;
    errno = saved;
}

}  // namespace

SignalRelay::SignalRelay() {
    receiver = 0;
    last_signal = 0;
    struct sigaction action{};
    action.sa_handler = relay_signal;
    ::sigemptyset(&action.sa_mask);
    for (std::size_t index = 0; index < signals_.size(); ++index) {
        ::sigaction(signals_[index], nullptr, &previous_[index]);
        if (previous_[index].sa_handler != SIG_IGN) {  // `nohup` means it
            ::sigaction(signals_[index], &action, nullptr);
        }
    }
}

SignalRelay::~SignalRelay() {
    for (std::size_t index = 0; index < signals_.size(); ++index) {
        ::sigaction(signals_[index], &previous_[index], nullptr);
    }
}

void SignalRelay::pass_on_to(pid_t group) {
    receiver = group;
    if (group != 0 && last_signal != 0) {
        ::kill(-group, last_signal);
    }
}

int SignalRelay::received() const {
    return last_signal;
}

}  // namespace selfe
