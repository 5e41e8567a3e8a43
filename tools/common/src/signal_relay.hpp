// While a child runs, signals that ask this process to stop go to the child's group instead.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>
#include <array>
#include <csignal>

namespace selfe {

/// Handles SIGINT, SIGTERM and SIGHUP for its lifetime; a signal that was ignored stays so. One at
/// a time: children run one after the other.
class SignalRelay {
  public:
    SignalRelay();
    ~SignalRelay();
    SignalRelay(const SignalRelay&) = delete;
    SignalRelay& operator=(const SignalRelay&) = delete;

    /// Signals go to this process group from now on, one that has arrived already too; 0: to none.
    void pass_on_to(pid_t group);
    /// The last signal that arrived, or 0.
    [[nodiscard]] int received() const;

  private:
    static constexpr std::array<int, 3> signals_{SIGINT, SIGTERM, SIGHUP};
    std::array<struct sigaction, signals_.size()> previous_{};
};

}  // namespace selfe
