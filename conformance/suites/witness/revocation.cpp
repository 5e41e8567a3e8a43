// A revocation of objects that are gone at once lets an interrupt in between two of them.
// SPDX-License-Identifier: BSD-2-Clause
//
// The suite revokes CNodes, whose deletion gives way by itself: making these objects takes as long
// as taking them away, and only where the clock counts instructions is the alarm sure to meet the
// latter.
#include "long_call.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

/// Endpoints, revoked. Their capabilities are in the slots of a CNode.
struct ManyEndpoints {
    static constexpr Word radix = 11;
    static constexpr Word count = Word{1} << radix;
    static constexpr Word fan_out = config::number("RETYPE_FAN_OUT_LIMIT");
    static constexpr Word batch = fan_out < count ? fan_out : count;

    Case& t;
    Cap<Untyped> memory = t.make<Untyped>(radix + sys::seL4_EndpointBits);
    Cap<CNode> table = t.make<CNode>(radix);

    Error prepare() const {
        Error error = Error::NoError;
        for (Word i = 0; i < count && is_ok(error); i += batch) {
            error = memory.retype(Traits<Endpoint>::type, 0, table, 0, 0, i,
                                  count - i < batch ? count - i : batch);
        }
        return error;
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

CASE(CNodeRevoke, OfManyObjectsLetsAnInterruptIn, "CN-189") {
    ManyEndpoints endpoints{t};
    const BootSpace boot(t);
    Alarm alarm(t, boot);
    CHECK("CN-189", LongCall(t, endpoints).is_interrupted(alarm));
    // It went on to its end.
    CHECK_EQ("CN-189", endpoints.left(), Word{0});
}

}  // namespace selfe::conformance
