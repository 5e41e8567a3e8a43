// The reference kernel's address lookup against the model's.
// SPDX-License-Identifier: BSD-2-Clause
#include "model_property.hpp"
#include "selfe/models/lookup/player.hpp"

namespace selfe::models::lookup {

void showValue(const Step& step, std::ostream& out) {
    show_step(step, out);
}

namespace {

RC_GTEST_PROP(LookupModel, AgreesWithTheReferenceKernel, ()) {
    test::check_agreement<Player, Model>();
}

}  // namespace
}  // namespace selfe::models::lookup
