// Sequences that were found by random steps and are worth keeping, as reports print them.
// SPDX-License-Identifier: BSD-2-Clause
#include "model_case.hpp"
#include "selfe/models/capability/player.hpp"
#include "selfe/models/mapping/player.hpp"
#include "selfe/models/queue/player.hpp"
#include "target_mappings.hpp"
#include "target_threads.hpp"

namespace selfe::conformance {

// The model once took the inner CNode for deleted with the outer one; the kernel was right.
CASE(CapabilityModel, InnerCNodeOfADeletedOneStaysUntilTheMemoryIsRevoked, "CN-129") {
    using namespace models::capability;
    constexpr Step steps[] = {retype(at(0), Type::Untyped, 10, at(2), 1),
                              retype(at(2), Type::CNode, 2, at(5), 1),
                              retype(at(2), Type::CNode, 1, in(5, 3), 1),
                              remove(at(5)),
                              revoke(at(2)),
                              retype(at(2), Type::Untyped, 10, at(5), 1)};
    CHECK("CN-129", agrees<Player>(t, steps));
}

// Which of the capabilities to a table was the first does not matter: the last one has the mapping.
CASE(MappingModel, ATablesCopyGoesWithoutTheTable, "CN-131") {
    using namespace models::mapping;
    constexpr Step steps[] = {make_table(1, 2, 0),
                              put_table(1, own_vspace, 0),
                              copy(2, 1),
                              unmap(1),
                              remove(1),
                              unmap(2),
                              put_table(2, own_vspace, 0)};
    CHECK("CN-131", agrees<Player>(t, steps));
}

// The model once took a saved caller for a capability to the object with the caller's number.
CASE(QueueModel, ASavedCallerOutlivesARevokeOfSomethingElse, "CN-150") {
    using namespace models::queue;
    constexpr Step steps[] = {call(3, 5, 0, Gift::None), reply_recv(2, 7, 10, 0, Gift::None),
                              save_caller(2, 13), revoke(3), send(2, 13, 0, Gift::None)};
    CHECK("CN-150", agrees<Player>(t, steps));
}

}  // namespace selfe::conformance
