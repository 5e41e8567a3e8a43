// A mapping is cached in one way: x86's attributes do not add up, as Arm's do.
// SPDX-License-Identifier: BSD-2-Clause
// error: no match for .operator\||invalid operands to binary expression
#include "selfe/vm_attributes.hpp"

#ifdef SELFE_MUST_NOT_COMPILE
constexpr auto attributes =
    selfe::VmAttributes::write_through() | selfe::VmAttributes::write_combining();
#else
constexpr auto attributes = selfe::VmAttributes::write_combining();
#endif
static_assert(attributes.bits == selfe::sys::seL4_X86_WriteCombining);
