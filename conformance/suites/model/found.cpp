// Sequences that were found by random steps and are worth keeping, as reports print them.
// SPDX-License-Identifier: BSD-2-Clause
#include "model_case.hpp"
#include "selfe/models/capability/player.hpp"

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

}  // namespace selfe::conformance
