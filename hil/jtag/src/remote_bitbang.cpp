// Characters to pins.
// SPDX-License-Identifier: BSD-2-Clause
#include "remote_bitbang.hpp"

namespace selfe::jtag {

bool RemoteBitbang::obey(std::string_view characters, std::string& answers) {
    if (Faults::is_due(faults_.settings.drop_after, characters.size())) {
        return false;
    }
    for (const char character : characters) {
        if (character >= '0' && character <= '7') {
            set_pins(static_cast<unsigned>(character - '0'));
        } else if (character == 'R') {
            answers += port_.tdo() ? '1' : '0';
        } else if (character >= 'r' && character <= 'u') {
            const auto bits = static_cast<unsigned>(character - 'r');
            port_.set_resets((bits & 2) != 0, (bits & 1) != 0);
        } else if (character == 'Q') {
            return false;
        }
    }
    return true;
}

/// Bit 0: TDI, 1: TMS, 2: TCK.
void RemoteBitbang::set_pins(unsigned bits) {
    const bool tck = (bits & 4) != 0;
    if (tck && !tck_) {
        port_.clock((bits & 2) != 0, (bits & 1) != 0);
    }
    tck_ = tck;
}

}  // namespace selfe::jtag
