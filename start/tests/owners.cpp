// Checks that owners empty their slots: by what lies there, and by the memory that is free again.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/owner.hpp"

#include "expect.hpp"
#include "selfe/boot_info.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/init_thread.hpp"
#include "selfe/untyped.hpp"

using selfe::Cap;
using selfe::Error;
using selfe::Owned;
using selfe::Revoking;
using selfe::Word;
using selfe::start_test::expect;

namespace {

constexpr Cap<selfe::CNode> root = selfe::init_thread::cnode;
constexpr Word bits = selfe::Traits<selfe::Endpoint>::size_bits;

// Slots of the root task that these tests use.
Word memory_slot;
Word object_slot;
Word copy_slot;

bool is_empty(Word slot) {
    const selfe::Slot scratch = root.slot(copy_slot + 1);
    const Error error = scratch.copy(root.slot(slot), selfe::Rights::all());
    if (is_ok(error)) {
        expect(is_ok(scratch.delete_()), "a copy can be deleted");
    }
    return error == Error::FailedLookup;
}

/// Memory for one endpoint exactly: a second one fits only when the first is gone.
Cap<selfe::Untyped> make_memory(const selfe::BootInfo& boot_info) {
    for (const selfe::UntypedRegion& region : boot_info.untypeds()) {
        if (!region.is_device && region.size_bits > bits &&
            is_ok(region.cap.retype<selfe::Untyped>(root.slot(memory_slot), bits))) {
            return Cap<selfe::Untyped>{memory_slot};
        }
    }
    selfe::panic("there is no memory for an endpoint");
}

Owned<selfe::Endpoint> make_endpoint(Cap<selfe::Untyped> memory) {
    expect(is_ok(memory.retype<selfe::Endpoint>(root.slot(object_slot))),
           "an endpoint fits into free memory");
    return {Cap<selfe::Endpoint>{object_slot}, root};
}

void owner_takes_its_object_along(Cap<selfe::Untyped> memory) {
    {
        const Owned<selfe::Endpoint> endpoint = make_endpoint(memory);
        expect(!is_empty(endpoint.cap().bits), "what is owned lies in its slot");
        expect(!is_ok(memory.retype<selfe::Endpoint>(root.slot(copy_slot))),
               "and takes all of the memory");
    }
    expect(is_empty(object_slot), "a slot is empty when its owner has gone");
    const Owned<selfe::Endpoint> again = make_endpoint(memory);
}

void moved_owner_is_one_owner(Cap<selfe::Untyped> memory) {
    Owned<selfe::Endpoint> outer;
    {
        Owned<selfe::Endpoint> inner = make_endpoint(memory);
        outer = selfe::hand_over(inner);
    }
    expect(!is_empty(object_slot), "an owner that was moved from takes nothing along");
    expect(is_ok(outer.reset()) && outer.is_empty() && is_empty(object_slot),
           "reset empties the slot at once");
}

void released_object_stays(Cap<selfe::Untyped> memory) {
    Cap<selfe::Endpoint> kept;
    {
        Owned<selfe::Endpoint> endpoint = make_endpoint(memory);
        kept = endpoint.release();
    }
    expect(!is_empty(kept.bits), "what was released outlives its owner");
    expect(is_ok(root.slot(kept.bits).delete_()), "and is deleted by hand");
}

void only_revoking_takes_copies_along(Cap<selfe::Untyped> memory) {
    const selfe::Slot copy = root.slot(copy_slot);
    {
        const Owned<selfe::Endpoint> endpoint = make_endpoint(memory);
        expect(is_ok(copy.mint(endpoint.slot(), selfe::Rights::all(), 7)), "a badge can be minted");
    }
    expect(is_empty(object_slot) && !is_empty(copy_slot), "Owned leaves what was derived");
    expect(is_ok(copy.delete_()), "which is deleted by hand");
    {
        const Revoking<selfe::Endpoint> endpoint(make_endpoint(memory).release(), root);
        expect(is_ok(copy.mint(endpoint.slot(), selfe::Rights::all(), 7)), "minted once more");
    }
    expect(is_empty(object_slot) && is_empty(copy_slot), "Revoking leaves nothing");
}

void wrong_root_is_told(Cap<selfe::Untyped> memory) {
    Owned<selfe::Endpoint> endpoint = make_endpoint(memory);
    Owned<selfe::Endpoint> misled(endpoint.cap(), selfe::cap_cast<selfe::CNode>(memory));
    expect(!is_ok(misled.reset()) && !misled.is_empty(), "reset tells that it cannot");
    expect(misled.release() == endpoint.cap(), "and holds on to the capability");
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    memory_slot = boot_info.empty_slots().start;
    object_slot = memory_slot + 1;
    copy_slot = memory_slot + 2;

    const Revoking<selfe::Untyped> memory(make_memory(boot_info), root);
    owner_takes_its_object_along(memory.cap());
    moved_owner_is_one_owner(memory.cap());
    released_object_stays(memory.cap());
    only_revoking_takes_copies_along(memory.cap());
    wrong_root_is_told(memory.cap());
    return 0;
}
