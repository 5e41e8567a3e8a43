// A JTAG debug port (JTAG-DP): the TAP through which a debugger reaches the access ports of a chip.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <vector>

#include "access_port.hpp"
#include "faults.hpp"
#include "tap.hpp"

namespace selfe::jtag {

/// ARM Debug Interface v5 architecture specification, "The JTAG Debug Port". An access is done when
/// its scan ends, so nobody ever waits but by a fault. Pushed compare and verify, transaction
/// counters and overrun detection are not implemented.
class DebugPort : public Tap {
  public:
    DebugPort(std::uint32_t idcode, std::vector<AccessPort*> ports, Faults& faults)
        : idcode_(idcode), ports_(std::move(ports)), faults_(faults) {}

    /// What only power-on does; reset() leaves these registers alone.
    void power_on();

    void reset() override;
    Scan capture_ir() override;
    void update_ir(std::uint64_t value) override { instruction_ = value; }
    Scan capture_dr() override;
    void update_dr(std::uint64_t value) override;

  private:
    [[nodiscard]] std::uint32_t idcode() const;
    [[nodiscard]] std::uint32_t read_register(unsigned address) const;
    void write_register(unsigned address, std::uint32_t value);
    void access(unsigned address, bool is_read, std::uint32_t value);

    std::uint32_t idcode_;
    std::vector<AccessPort*> ports_;
    Faults& faults_;
    std::uint64_t instruction_ = 0;
    std::uint32_t control_ = 0;   // CTRL/STAT without the acknowledgements
    std::uint32_t selected_ = 0;  // SELECT
    std::uint32_t result_ = 0;    // of the last access, shifted out by the next
    bool waits_ = false;          // the last capture said WAIT
};

}  // namespace selfe::jtag
