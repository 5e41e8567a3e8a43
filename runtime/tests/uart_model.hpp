// Registers of a pretended UART: what the tests of the drivers run against.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "model_registers.hpp"

#include <gtest/gtest.h>
#include <stddef.h>
#include <stdint.h>

#include <deque>
#include <string>

namespace selfe::uart {

/// What every model has: a transmitter with a FIFO that sends one byte at each look at its status,
/// and a record of what reached the line. A driver must look before it writes: a byte that meets a
/// full FIFO is lost, and the test fails.
class Transmitter {
  public:
    explicit Transmitter(size_t depth) : depth_(depth) {}

    bool is_full() const { return fifo_.size() == depth_; }
    bool is_empty() const { return fifo_.empty(); }

    void put(uint32_t value) {
        if (is_full()) {
            ADD_FAILURE() << "a byte written into a full FIFO";
            return;
        }
        EXPECT_EQ(value & ~0xffU, 0U) << "bits beyond the byte";
        fifo_.push_back(static_cast<char>(value));
    }
    /// Time passes: the oldest byte leaves.
    void tick() {
        if (!fifo_.empty()) {
            line_.push_back(fifo_.front());
            fifo_.pop_front();
        }
    }
    /// Everything that was sent, or would be if time went on.
    std::string sent() const { return line_ + std::string(fifo_.begin(), fifo_.end()); }

  private:
    size_t depth_;
    std::deque<char> fifo_;
    std::string line_;
};

/// Longer than any FIFO, with every byte value.
inline std::string long_text() {
    std::string text;
    for (int value = 0; value < 600; ++value) {
        text.push_back(static_cast<char>(value));
    }
    return text;
}

}  // namespace selfe::uart
