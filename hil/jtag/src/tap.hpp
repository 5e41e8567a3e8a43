// One TAP on a JTAG chain: an instruction register, and the data register that it selects.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

namespace selfe::jtag {

/// What a scan moves: `bits` bits of `value`, the lowest first. No register here is wider than 64.
struct Scan {
    std::uint64_t value{};
    unsigned bits{};
};

class Tap {
  public:
    Tap() = default;
    Tap(const Tap&) = delete;
    Tap& operator=(const Tap&) = delete;
    virtual ~Tap() = default;

    /// Test-Logic-Reset: the instruction is IDCODE again, or BYPASS where there is none.
    virtual void reset() = 0;
    /// What the instruction register offers to be shifted out.
    virtual Scan capture_ir() = 0;
    virtual void update_ir(std::uint64_t value) = 0;
    /// What the selected data register offers to be shifted out.
    virtual Scan capture_dr() = 0;
    virtual void update_dr(std::uint64_t value) = 0;
};

/// A TAP without function, which answers IDCODE (if it has one) and bypasses everything else.
class IdTap : public Tap {
  public:
    struct Shape {
        unsigned ir_bits{};
        std::uint64_t ir_capture{};
        std::uint32_t id{};  ///< 0: there is no IDCODE instruction
        std::uint64_t id_instruction{};
    };

    explicit IdTap(Shape shape) : shape_(shape) { IdTap::reset(); }

    void reset() override { is_bypassed_ = shape_.id == 0; }
    Scan capture_ir() override { return {.value = shape_.ir_capture, .bits = shape_.ir_bits}; }
    void update_ir(std::uint64_t value) override {
        is_bypassed_ = shape_.id == 0 || value != shape_.id_instruction;
    }
    Scan capture_dr() override {
        return is_bypassed_ ? Scan{.value = 0, .bits = 1} : Scan{.value = shape_.id, .bits = 32};
    }
    void update_dr(std::uint64_t) override {}

  private:
    Shape shape_;
    bool is_bypassed_ = true;
};

}  // namespace selfe::jtag
