// Page.Map of a page of 1 GiB.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/claims.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/device.hpp"
#include "selfe/conformance/probe.hpp"
#include "selfe/platform.hpp"

namespace selfe::conformance {
namespace {

// A whole aligned GiB of RAM: what the platform has beside the kernel's memory, or of that memory
// if this kernel knows of all.
Cap<Untyped> whole_gib(Case& t, const BootSpace& boot) {
    NEEDS(platform::spare_memory_size >= huge_page_bytes,
          "this platform names no GiB of RAM beside the kernel's");
    if (!device_untyped(boot_info(), platform::spare_memory).cap.is_null()) {
        return take_device_memory(t, boot, platform::spare_memory, sys::seL4_HugePageBits);
    }
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_HugePageBits, false);
    return boot.cap<Untyped>(memory.cap.bits);
}

}  // namespace

CASE(PageMap, HugePageIsMemory, "VS-113") {
    const BootSpace boot(t);
    map_page(t, t.vspace(), make_page<HugePage>(t, whole_gib(t, boot)), window);
    Probe probe(t, t.vspace());
    constexpr Word value = 0x0123'4567'89ab'cdef;
    constexpr Word last_word = window + huge_page_bytes - sizeof(Word);
    for (const Word address : {window, window + large_page_bytes, last_word}) {
        CHECK("VS-113", probe.can_write(address, value + address));
    }
    for (const Word address : {window, window + large_page_bytes, last_word}) {
        CHECK_EQ("VS-113", word_at(address), value + address);
    }
    CHECK("VS-113", !probe.can_read(last_word + sizeof(Word)));
}

}  // namespace selfe::conformance
