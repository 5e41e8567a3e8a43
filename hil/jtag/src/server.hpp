// Serves the virtual port: one debugger at a time, and orders in between.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "faults.hpp"
#include "remote_bitbang.hpp"
#include "selfe/common/descriptor.hpp"

namespace selfe::jtag {

class Server {
  public:
    struct Sockets {
        Descriptor adapter;
        Descriptor control;  ///< may be none
    };

    Server(Sockets sockets, Port& port, Faults& faults)
        : sockets_(std::move(sockets)), faults_(faults), bitbang_(port, faults) {}

    [[noreturn]] void serve();

  private:
    void meet_debugger();
    void hear_debugger();
    void hear_order();

    Sockets sockets_;
    Faults& faults_;
    RemoteBitbang bitbang_;
    Descriptor debugger_;
    std::string answers_;
};

}  // namespace selfe::jtag
