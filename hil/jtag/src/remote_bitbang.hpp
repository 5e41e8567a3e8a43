// The adapter's protocol: OpenOCD's remote_bitbang, a character for each thing done to the pins.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

#include "faults.hpp"
#include "port.hpp"

namespace selfe::jtag {

/// OpenOCD manual, "remote_bitbang".
class RemoteBitbang {
  public:
    RemoteBitbang(Port& port, Faults& faults) : port_(port), faults_(faults) {}

    /// Does what `characters` say; answers are appended to `answers`. Unknown ones are ignored.
    /// Returns whether the connection goes on.
    [[nodiscard]] bool obey(std::string_view characters, std::string& answers);

  private:
    void set_pins(unsigned bits);

    Port& port_;
    Faults& faults_;
    bool tck_ = false;
};

}  // namespace selfe::jtag
