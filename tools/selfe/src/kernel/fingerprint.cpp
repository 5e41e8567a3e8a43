// FNV-1a over texts and numbers, each with its length so that they cannot run into each other.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/fingerprint.hpp"

#include "selfe/common/text.hpp"

#include <algorithm>

namespace selfe::kernel {

void Fingerprint::add(std::string_view text) {
    add(std::uint64_t{text.size()});
    std::ranges::for_each(text, [this](char byte) { mix(static_cast<unsigned char>(byte)); });
}

void Fingerprint::add(std::uint64_t number) {
    for (unsigned shift = 0; shift < 64; shift += 8) {
        mix(static_cast<unsigned char>(number >> shift));
    }
}

std::string Fingerprint::digits() const {
    std::string bytes;
    for (unsigned shift = 64; shift > 0; shift -= 8) {
        bytes += static_cast<char>(value_ >> (shift - 8));
    }
    return hex_bytes(bytes);
}

std::string fingerprint(std::string_view text) {
    Fingerprint whole;
    whole.add(text);
    return whole.digits();
}

}  // namespace selfe::kernel
