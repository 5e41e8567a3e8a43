// An interrupt that comes while a thread deletes or revokes is not made to wait until all is gone.
// SPDX-License-Identifier: BSD-2-Clause
#include "long_call.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

/// Memory for one object of `bits`, which tells whether the object is still there.
struct Shell {
    Case& t;
    Word bits;
    Slot unused = t.empty_slot();
    Cap<Untyped> untyped = t.make<Untyped>(bits);

    /// By how much memory is left, in the refusal of a request that is always too large.
    bool is_full() const {
        return Invocation(untyped, sys::UntypedRetype)
                   .words(Traits<Untyped>::type, bits + 1, 0, 0, unused.index, 1)
                   .caps(t.cnode())
                   .call()
                   .words[0] == 0;
    }
};

/// A large CNode, deleted. Objects in its first and its last slot tell how far that is.
struct Deletion {
    static constexpr Word radix = 12;

    Case& t;
    Slot slot = t.empty_slot();
    Shell memory{t, radix + sys::seL4_SlotBits};
    Shell first{t, sys::seL4_EndpointBits};
    Shell last{t, sys::seL4_EndpointBits};

    Error prepare() const {
        const Cap<CNode> table{slot.index};
        Error error = memory.untyped.retype<CNode>(slot, radix);
        if (is_ok(error)) {
            error = first.untyped.retype<Endpoint>(table.slot(0, radix));
        }
        return is_ok(error)
                   ? last.untyped.retype<Endpoint>(table.slot((Word{1} << radix) - 1, radix))
                   : error;
    }
    Error call() const { return slot.delete_(); }
    bool is_begun() const { return first.is_full() != last.is_full(); }
};

/// Some CNodes, revoked. Their own capabilities are in the slots of another one.
struct Revocation {
    static constexpr Word radix = 4;
    static constexpr Word count = Word{1} << radix;
    static constexpr Word child_radix = 8;

    Case& t;
    Cap<Untyped> memory = t.make<Untyped>(radix + child_radix + sys::seL4_SlotBits);
    Cap<CNode> table = t.make<CNode>(radix);

    Error prepare() const {
        return memory.retype(Traits<CNode>::type, child_radix, table, 0, 0, 0, count);
    }
    Error call() const { return t.slot_of(memory).revoke(); }
    Word left() const {
        Word found = 0;
        for (Word i = 0; i < count; ++i) {
            found += t.is_empty(table.slot(i, radix)) ? 0 : 1;
        }
        return found;
    }
    bool is_begun() const {
        const Word found = left();
        return found > 0 && found < count;
    }
};

}  // namespace

CASE(CNodeDelete, OfALargeCNodeLetsAnInterruptIn, "CN-133") {
    Deletion deletion{t};
    const BootSpace boot(t);
    Alarm alarm(t, boot);
    CHECK("CN-133", LongCall(t, deletion).is_interrupted(alarm));
    // It went on to its end.
    CHECK("CN-133", t.is_empty(deletion.slot));
    CHECK("CN-133", !deletion.first.is_full());
    CHECK("CN-133", !deletion.last.is_full());
}

CASE(CNodeRevoke, OfManyLetsAnInterruptIn, "CN-189") {
    Revocation revocation{t};
    const BootSpace boot(t);
    Alarm alarm(t, boot);
    CHECK("CN-189", LongCall(t, revocation).is_interrupted(alarm));
    // It went on to its end.
    CHECK_EQ("CN-189", revocation.left(), Word{0});
}

}  // namespace selfe::conformance
