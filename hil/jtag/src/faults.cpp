// When a fault strikes.
// SPDX-License-Identifier: BSD-2-Clause
#include "faults.hpp"

namespace selfe::jtag {

bool Faults::seen_on_tdo(bool level) {
    if (settings.tdo_high || settings.tdo_low) {
        return settings.tdo_high;
    }
    if (settings.flip > 0) {
        // Not std::bernoulli_distribution: its outcome is each library's own.
        constexpr double two_to_53 = 9007199254740992.0;
        const bool is_flipped = static_cast<double>(random_() >> 11) / two_to_53 < settings.flip;
        return level != is_flipped;
    }
    return level;
}

bool Faults::is_stuck() {
    if (settings.wait_after > 1) {
        --settings.wait_after;
        return false;
    }
    return settings.wait_after == 1;
}

bool Faults::is_due(std::uint64_t& left, std::uint64_t amount) {
    if (left == 0) {
        return false;
    }
    if (left > amount) {
        left -= amount;
        return false;
    }
    left = 0;
    return true;
}

}  // namespace selfe::jtag
