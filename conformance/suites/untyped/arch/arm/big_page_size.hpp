// Whether a page that is larger than a case's own memory has the size it should, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/boot_space.hpp"

namespace selfe::conformance {

/// Whether a page of `Size` fits memory of 2^`size_bits` bytes, lies there and leaves nothing.
template <class Size>
bool takes_exactly(Case& t, Word size_bits, bool is_device) {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, size_bits, is_device);
    const Cap<Untyped> untyped =
        t.make_from<Untyped>(boot.cap<Untyped>(memory.cap.bits), size_bits);
    const Cap<Page> page = make_page<Size>(t, untyped);
    // Not even a small page: of a device's memory nothing else could be made anyway.
    const Error rest = untyped.retype<SmallPage>(t.empty_slot());
    return page.get_address().value_or(1) % (Word{1} << size_bits) == 0 &&
           rest == Error::NotEnoughMemory;
}

}  // namespace selfe::conformance
