// A debugger that knows only pins: it scans the chain of the virtual port as an adapter does.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "port.hpp"

namespace selfe::jtag::testing {

class Debugger {
  public:
    enum Instruction : std::uint64_t { Abort = 0x8, Dp = 0xa, Ap = 0xb, IdCode = 0xe };

    explicit Debugger(Port& port) : port_(port) { reset_taps(); }

    /// Five times TMS high, wherever the TAPs are; then Run-Test/Idle.
    void reset_taps() {
        for (unsigned edge = 0; edge < 5; ++edge) {
            port_.clock(true, false);
        }
        port_.clock(false, false);
    }

    /// All TAPs but the DAP bypass.
    void select(std::uint64_t instruction) {
        port_.clock(true, false);
        port_.clock(true, false);
        shift(instruction | 0x1ff0, 13);  // at TDO: the DAP's 4 bits, then 4 and 5 more
    }

    /// `bits` of the DAP's data register; the others have one each, behind it.
    std::uint64_t scan(std::uint64_t value, unsigned bits) {
        port_.clock(true, false);
        return shift(value, bits + 2) & ((std::uint64_t{1} << bits) - 1);
    }

    struct Answer {
        std::uint32_t data;
        unsigned acknowledgement;
    };

    /// One access; the answer is that of the access before.
    Answer access(Instruction which, unsigned address, bool is_read, std::uint32_t data = 0) {
        select(which);
        const std::uint64_t answer =
            scan(std::uint64_t{data} << 3 | (address >> 2 & 3) << 1 | (is_read ? 1u : 0u), 35);
        return {.data = static_cast<std::uint32_t>(answer >> 3),
                .acknowledgement = static_cast<unsigned>(answer & 7)};
    }

    std::uint32_t read_dp(unsigned address) {
        access(Dp, address, true);
        return access(Dp, 0xc, true).data;
    }
    void write_dp(unsigned address, std::uint32_t data) { access(Dp, address, false, data); }
    std::uint32_t read_ap(unsigned port, unsigned address) {
        write_dp(0x8, port << 24 | (address & 0xf0));
        access(Ap, address, true);
        return access(Dp, 0xc, true).data;
    }
    void write_ap(unsigned port, unsigned address, std::uint32_t data) {
        write_dp(0x8, port << 24 | (address & 0xf0));
        access(Ap, address, false, data);
    }

    void power_up() { write_dp(0x4, 0x5000'0000); }
    /// The register of the debug unit at `offset`.
    std::uint32_t read_debug(std::uint32_t offset) {
        write_ap(1, 0x4, DebugBus::debug_unit + offset);
        return read_ap(1, 0xc);
    }
    void write_debug(std::uint32_t offset, std::uint32_t value) {
        write_ap(1, 0x4, DebugBus::debug_unit + offset);
        write_ap(1, 0xc, value);
    }

  private:
    /// From Select-DR or Select-IR through Shift to Run-Test/Idle.
    std::uint64_t shift(std::uint64_t value, unsigned bits) {
        port_.clock(false, false);
        port_.clock(false, false);
        std::uint64_t out = 0;
        for (unsigned bit = 0; bit < bits; ++bit) {
            out |= std::uint64_t{port_.tdo()} << bit;
            port_.clock(bit + 1 == bits, (value >> bit & 1) != 0);
        }
        port_.clock(true, false);
        port_.clock(false, false);
        return out;
    }

    Port& port_;
};

}  // namespace selfe::jtag::testing
