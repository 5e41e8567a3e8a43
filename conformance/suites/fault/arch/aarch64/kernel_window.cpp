// What user level finds where AArch64 kernels see physical memory.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"

namespace selfe::conformance {
namespace {

// Kernels map physical memory here by the gigabyte. That user level can neither read nor write it
// does not keep it from running it: in a translation that is another bit.
constexpr Word kernel_window = 0xffff'ff80'0000'0000, gigabyte = Word{1} << 30;
constexpr Word gigabytes = 4;  // devices and memory of all platforms begin in these

}  // namespace

CASE(VmFault, OfAFetchFromTheKernelsWindow, "FLT-054") {
    for (Word address = kernel_window; address < kernel_window + gigabytes * gigabyte;
         address += gigabyte) {
        FaultHandler handler(t);
        start_at(t, handler, registers_at(reinterpret_cast<const void*>(address)));
        const Delivery fault = handler.take();
        CHECK_EQ("FLT-054", fault.info.label(), Word{sys::seL4_Fault_VMFault});
        CHECK_EQ("FLT-054", fault.words[sys::seL4_VMFault_Addr], address);
        CHECK_EQ("FLT-054", fault.words[sys::seL4_VMFault_PrefetchFault], Word{1});
    }
}

}  // namespace selfe::conformance
