// Checks ACPI's root pointer: its signature, its sums.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot/acpi.hpp"

#include "little_endian.hpp"

namespace selfe {
namespace {

constexpr size_t first_size = 20;  // of ACPI 1.0, with a sum of its own
constexpr size_t whole_size = 36;  // from 2.0 on

bool sums_to_zero(Bytes bytes) {
    unsigned sum = 0;
    for (const unsigned char byte : bytes) {
        sum += byte;
    }
    return sum % 256 == 0;
}

}  // namespace

Outcome<AcpiRoot, BootCause> AcpiRoot::open(Bytes chunk) {
    constexpr char signature[] = "RSD PTR ";
    if (!chunk.hold(0, first_size)) {
        return BootCause::Truncated;
    }
    if (__builtin_memcmp(chunk.data, signature, sizeof signature - 1) != 0) {
        return BootCause::NotThis;
    }
    if (!sums_to_zero(chunk.part(0, first_size))) {
        return BootCause::BadChecksum;
    }
    AcpiRoot root{.revision = little_endian<uint8_t>(chunk, 15),
                  .rsdt_address = little_endian<uint32_t>(chunk, 16)};
    if (root.revision >= 2) {
        if (!chunk.hold(0, whole_size)) {
            return BootCause::Truncated;
        }
        if (!sums_to_zero(chunk.part(0, whole_size))) {
            return BootCause::BadChecksum;
        }
        root.xsdt_address = little_endian<uint64_t>(chunk, 24);
    }
    return root;
}

}  // namespace selfe
