// A short number for a long description: names folders, and tells whether something has changed.
// SPDX-License-Identifier: BSD-2-Clause
//
// FNV-1a with 64 bits: stable over versions and machines. It protects against accidents, not
// against people; where a collision would matter, the description itself is kept and compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace selfe::kernel {

class Fingerprint {
  public:
    /// Takes in a text; ("ab", "c") and ("a", "bc") differ.
    void add(std::string_view text);
    void add(std::uint64_t number);

    /// 16 lower-case hex digits.
    [[nodiscard]] std::string digits() const;

  private:
    void mix(unsigned char byte) { value_ = (value_ ^ byte) * prime; }

    // Offset basis and prime: draft-eastlake-fnv, "The FNV Non-Cryptographic Hash Algorithm".
    static constexpr std::uint64_t prime = 0x100'0000'01b3;
    std::uint64_t value_ = 0xcbf2'9ce4'8422'2325;
};

/// The digits of one text.
[[nodiscard]] std::string fingerprint(std::string_view text);

}  // namespace selfe::kernel
