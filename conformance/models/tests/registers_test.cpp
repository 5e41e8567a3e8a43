// The registers of the reference kernel's threads against the model's.
// SPDX-License-Identifier: BSD-2-Clause
#include "model_property.hpp"
#include "reference_registers.hpp"
#include "selfe/models/registers/player.hpp"

namespace selfe::models::registers {

void showValue(const Step& step, std::ostream& out) {
    show_step(step, out);
}

namespace {

RC_GTEST_PROP(RegisterModel, AgreesWithTheReferenceKernel, ()) {
    test::ReferenceRegisters kernel;
    // Which answers are decided depends on faults, so the kernel plays from the start.
    test::check_hunt<Player>(kernel);
}

}  // namespace
}  // namespace selfe::models::registers
