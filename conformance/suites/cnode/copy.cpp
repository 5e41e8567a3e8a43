// CNode.Copy: what a copy is, and each way in which it is refused.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

// The method's message, so that a case changes only what it is about.
struct CopyMessage {
    Word dest_index;
    Word dest_depth;
    Word src_index;
    Word src_depth;

    Invocation to(Case& t) const {
        Invocation message(t.cnode(), sys::CNodeCopy);
        message.words(dest_index, dest_depth, src_index, src_depth, Rights::all().raw().words[0])
            .caps(t.cnode());
        return message;
    }
};

}  // namespace

CASE(CNodeCopy, IntoEmptySlotNamesTheSameObject, "CN-098") {
    const Cap<Notification> original = t.make<Notification>();
    const Slot slot = t.empty_slot();
    REQUIRE_OK(slot.copy(t.slot_of(original), Rights::all()));
    // What is signalled through the copy is seen through the original.
    Cap<Notification>{slot.index}.signal();
    CHECK("CN-098", !t.is_empty(original));
    const Cap<Notification> badged = t.minted(original, 0x10);
    REQUIRE_EQ(original.poll(), Word{0});
    badged.signal();
    CHECK_EQ("CN-098", Cap<Notification>{slot.index}.poll(), Word{0x10});
}

CASE(CNodeCopy, KeepsTheBadge, "CN-102") {
    const Cap<Notification> badged = t.minted(t.make<Notification>(), 0x25);
    t.copy_of(badged).signal();
    CHECK_EQ("CN-102", badged.poll(), Word{0x25});
}

CASE(CNodeCopy, IntoOccupiedSlotIsDeleteFirst, "CN-031") {
    const Cap<Endpoint> source = t.make<Endpoint>();
    const Cap<Endpoint> occupied = t.make<Endpoint>();
    CHECK_EQ("CN-031", (CopyMessage{occupied.bits, word_bits, source.bits, word_bits}.to(t).call()),
             delete_first());
}

CASE(CNodeCopy, OfAnEmptySlotIsMissingCapability, "CN-030") {
    const Slot nothing = t.empty_slot();
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-030", (CopyMessage{slot.index, word_bits, nothing.index, word_bits}.to(t).call()),
             missing_capability(Lookup::Source, word_bits));
    CHECK("CN-030", t.is_empty(slot));
}

CASE(CNodeCopy, DestinationDepthOutOfRangeIsRangeError, "CN-025") {
    const Cap<Endpoint> source = t.make<Endpoint>();
    const Slot slot = t.empty_slot();
    for (const Word depth : {Word{0}, word_bits + 1, Word{255}}) {
        CHECK_EQ("CN-025", (CopyMessage{slot.index, depth, source.bits, word_bits}.to(t).call()),
                 range_error(1, word_bits));
    }
    CHECK("CN-025", t.is_empty(slot));
}

}  // namespace selfe::conformance
