// SMC.Call: the firmware's answer, and a badge that allows one function only.
// SPDX-License-Identifier: BSD-2-Clause
//
// Function numbers: Arm Power State Coordination Interface (DEN 0022), SMC Calling Convention
// (DEN 0028). Those that are called here change nothing.
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/smc.hpp"

namespace selfe::conformance {
namespace {

constexpr Word psci_version = 0x8400'0000;
constexpr Word psci_affinity_info = 0xc400'0004;
constexpr Word no_such_function = 0x8400'ffff;
/// What firmware answers to a function that it does not have: -1, at least in 32 bits.
constexpr Word not_supported = 0xffff'ffff;

Reply call(Cap<Any> smc, Word function, Word argument = 0) {
    return Invocation(smc, sys::ARMSMCCall).words(function, argument, 0, 0, 0, 0, 0, 0).call();
}

bool is_version(const Reply& reply) {
    // Major and minor number; there is no version 0.
    return reply.label == 0 && reply.length == 8 && reply.words[0] > 0 &&
           reply.words[0] < 0x10'0000;
}

Cap<Smc> minted(Case& t, Word badge) {
    const Slot slot = t.empty_slot();
    t.must(slot.mint(t.boot_slot(sys::seL4_CapSMC), Rights::all(), badge),
           "the authority to call firmware cannot be badged");
    return Cap<Smc>{slot.index};
}

}  // namespace

CASE(SmcCall, GivesTheFirmwaresAnswer, "SMC-004", "BI-016") {
    const BootSpace boot(t);
    const Reply version = call(boot.cap(sys::seL4_CapSMC), psci_version);
    CHECK("SMC-004", is_version(version));
    CHECK("BI-016", sys::seL4_CapSMC == 15 && is_version(version));
    // An argument reaches it, too: this core is on (0), one that cannot be is refused.
    CHECK_EQ("SMC-004", call(boot.cap(sys::seL4_CapSMC), psci_affinity_info, 0).words[0], Word{0});
    CHECK("SMC-004", call(boot.cap(sys::seL4_CapSMC), psci_affinity_info, 0xff'ffff).words[0] != 0);
}

CASE(SmcCall, WithoutABadgeAnyFunctionMayBeCalled, "SMC-005") {
    const BootSpace boot(t);
    const Cap<Any> smc = boot.cap(sys::seL4_CapSMC);
    CHECK("SMC-005", is_version(call(smc, psci_version)));
    const Reply unknown = call(smc, no_such_function);
    CHECK_EQ("SMC-005", unknown.label, Word{0});
    CHECK_EQ("SMC-005", unknown.words[0] & not_supported, not_supported);
}

CASE(SmcCall, OfAnotherFunctionThanTheBadgeIsIllegalOperation, "SMC-006", "CN-110") {
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-110", slot.mint(t.boot_slot(sys::seL4_CapSMC), Rights::all(), psci_version),
             Error::NoError);
    const Cap<Smc> smc{slot.index};
    CHECK_EQ("SMC-006", call(smc, no_such_function), illegal_operation());
    CHECK_EQ("SMC-006", call(smc, psci_version + 1), illegal_operation());
    CHECK("SMC-006", is_version(call(smc, psci_version)));
}

CASE(SmcCap, IsBadgedOnceAndGoesWithItsParent, "SMC-007") {
    const Cap<Smc> smc = minted(t, psci_version);
    const Slot copy = t.empty_slot();
    CHECK_EQ("SMC-007", copy.copy(t.slot_of(smc), Rights::all()), Error::NoError);
    const Slot again = t.empty_slot();
    CHECK_EQ("SMC-007", again.mint(t.slot_of(smc), Rights::all(), psci_affinity_info),
             Error::IllegalOperation);
    CHECK("SMC-007", t.is_empty(again));
    CHECK("SMC-007", is_version(call(Cap<Any>{copy.index}, psci_version)));
    CHECK_EQ("SMC-007", t.slot_of(smc).revoke(), Error::NoError);
    CHECK("SMC-007", t.is_empty(copy));
    CHECK("SMC-007", !t.is_empty(smc));
}

}  // namespace selfe::conformance
