// The reference kernel's capabilities and untyped memory against the model's.
// SPDX-License-Identifier: BSD-2-Clause
#include "model_property.hpp"
#include "selfe/models/capability/player.hpp"

namespace selfe::models::capability {

void showValue(const Step& step, std::ostream& out) {
    show_step(step, out);
}

namespace {

RC_GTEST_PROP(CapabilityModel, AgreesWithTheReferenceKernel, ()) {
    test::check_agreement<Player, Model>();
}

}  // namespace
}  // namespace selfe::models::capability
