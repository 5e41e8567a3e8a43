// AsidControl.MakePool.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/arch/methods.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr Word pool_bits = sys::seL4_ASIDPoolBits;

// The method's arguments; a case changes the one that it is about.
struct Arguments {
    Cap<Any> control;
    Cap<Any> untyped;
    Cap<Any> root;
    Word index;
    Word depth = word_bits;

    explicit Arguments(Case& t)
        : control(t.asid_control()),
          untyped(t.make<Untyped>(pool_bits)),
          root(t.cnode()),
          index(t.empty_slot().index) {}

    Invocation message() const {
        Invocation message(control, method::asid_control_make_pool);
        message.words(index, depth).caps(untyped, root);
        return message;
    }
    Reply call() const { return message().call(); }
};

}  // namespace

CASE(AsidControlMakePool, MakesAPoolAndUsesTheMemory, "ASID-009", "ASID-034") {
    const Arguments arguments(t);
    CHECK_EQ(here("ASID-009", "ASID-034"), arguments.call(), success());
    CHECK_EQ(here("ASID-009", "ASID-034"), Cap<AsidPool>{arguments.index}.assign(t.make<VSpace>()),
             Error::NoError);
    CHECK_EQ(here("ASID-009", "ASID-034"),
             t.empty_slot().copy(t.slot_of(arguments.untyped), Rights::all()), Error::RevokeFirst);
    CHECK_EQ(here("ASID-009", "ASID-034"),
             cap_cast<Untyped>(arguments.untyped).retype<Endpoint>(t.empty_slot()),
             Error::NotEnoughMemory);
}

CASE(AsidControlMakePool, DestinationThatLeadsNowhereIsFailedLookup, "ASID-005", "ASID-030",
     "ASID-006", "ASID-031", "ASID-007", "ASID-032") {
    constexpr Word radix = 4;
    constexpr Word guard = 5;
    constexpr Word guard_bits = 8;
    Arguments no_root(t);
    no_root.root = t.make<Endpoint>();
    CHECK_EQ(here("ASID-005", "ASID-030"), no_root.call(), invalid_root(Lookup::Other));
    Arguments guarded(t);
    guarded.root = t.minted(t.make<CNode>(radix), cnode_guard(guard, guard_bits));
    guarded.index = (guard ^ 1) << radix;
    guarded.depth = guard_bits + radix;
    CHECK_EQ(here("ASID-006", "ASID-031"), guarded.call(),
             guard_mismatch(Lookup::Other, guard_bits + radix, guard, guard_bits));
    Arguments deep(t);
    deep.root = t.make<CNode>(radix);
    deep.index = 0;
    deep.depth = radix + 6;
    CHECK_EQ(here("ASID-007", "ASID-032"), deep.call(), depth_mismatch(Lookup::Other, 6, 0));
}

CASE(AsidControlMakePool, DepthOutOfRangeIsRangeError, "ASID-008", "ASID-033") {
    Arguments arguments(t);
    for (const Word depth : {Word{0}, word_bits + 1, Word{255}}) {
        arguments.depth = depth;
        CHECK_EQ(here("ASID-008", "ASID-033"), arguments.call(), range_error(1, word_bits));
    }
}

CASE(AsidControlMakePool, OccupiedDestinationIsDeleteFirst, "ASID-010", "ASID-035") {
    Arguments arguments(t);
    arguments.index = t.make<Endpoint>().bits;
    CHECK_EQ(here("ASID-010", "ASID-035"), arguments.call(), delete_first());
}

CASE(AsidControlMakePool, AnythingButAnUntypedOfItsSizeIsInvalidCapability, "ASID-012", "ASID-037",
     "ASID-013", "ASID-038") {
    Arguments arguments(t);
    arguments.untyped = make_page(t);
    CHECK_EQ(here("ASID-012", "ASID-037"), arguments.call(), invalid_capability(1));
    arguments.untyped = Cap<Any>{t.empty_slot().index};
    CHECK_EQ(here("ASID-012", "ASID-037"), arguments.call(), invalid_capability(1));
    for (const Word bits : {pool_bits - 1, pool_bits + 1}) {
        arguments.untyped = t.make<Untyped>(bits);
        CHECK_EQ(here("ASID-013", "ASID-038"), arguments.call(), invalid_capability(1));
    }
}

CASE(AsidControlMakePool, DeviceUntypedIsInvalidCapability, "ASID-014", "ASID-039") {
    const BootSpace boot(t);
    const UntypedRegion device = unused_untyped(t, boot, pool_bits, true);
    Arguments arguments(t);
    arguments.untyped = t.make_from<Untyped>(boot.cap<Untyped>(device.cap.bits), pool_bits);
    CHECK_EQ(here("ASID-014", "ASID-039"), arguments.call(), invalid_capability(1));
}

CASE(AsidControlMakePool, UntypedWithChildrenIsRevokeFirst, "ASID-015", "ASID-040") {
    Arguments arguments(t);
    t.make_from<Endpoint>(cap_cast<Untyped>(arguments.untyped));
    CHECK_EQ(here("ASID-015", "ASID-040"), arguments.call(), revoke_first());
    Arguments copied(t);
    t.copy_of(copied.untyped);
    CHECK_EQ(here("ASID-015", "ASID-040"), copied.call(), revoke_first());
}

}  // namespace selfe::conformance
