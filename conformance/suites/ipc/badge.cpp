// The badge by which a receiver tells through which capability a message came.
// SPDX-License-Identifier: BSD-2-Clause
#include "cap_sender.hpp"

namespace selfe::conformance {
namespace {

// The badge that arrives when somebody sends through `sending`.
Word badge_through(Case& t, Cap<Endpoint> sending, Cap<Endpoint> receiving) {
    const CapSender sender(t, sending, {});
    const Delivery delivery = Delivery::take(receiving);
    t.settle();  // the sender ends before it goes
    t.must(delivery.info == head_with(0) ? Error::NoError : Error::FailedLookup,
           "the message did not arrive");
    return delivery.badge;
}

}  // namespace

CASE(Badge, OfTheSendingCapabilityArrives, "IPC-010") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    CHECK_EQ("IPC-010", badge_through(t, t.minted(endpoint, 0xb0b), endpoint), Word{0xb0b});
    CHECK_EQ("IPC-010", badge_through(t, endpoint, endpoint), Word{0});
    // It is the sender's capability that counts.
    const Cap<Endpoint> receiving = t.minted(endpoint, 0x777);
    CHECK_EQ("IPC-010", badge_through(t, t.minted(endpoint, 0xb0c), receiving), Word{0xb0c});
}

CASE(Badge, ArrivesInFull, "IPC-011") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    for (const Word full : {~Word{0}, Word{1} << (word_bits - 1), Word{1} << 28}) {
        CHECK_EQ("IPC-011", badge_through(t, t.minted(endpoint, full), endpoint), full);
    }
}

CASE(Badge, OnThirtyTwoBitsKeepsTwentyEight, "IPC-012") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    constexpr Word kept = (Word{1} << 28) - 1;
    CHECK_EQ("IPC-012", badge_through(t, t.minted(endpoint, ~Word{0}), endpoint), kept);
}

}  // namespace selfe::conformance
