// The reference kernel's address spaces against the model's, by what its tables say.
// SPDX-License-Identifier: BSD-2-Clause
#include "model_property.hpp"
#include "reference_mappings.hpp"
#include "selfe/models/mapping/player.hpp"

namespace selfe::models::mapping {

void showValue(const Step& step, std::ostream& out) {
    show_step(step, out);
}

namespace {

RC_GTEST_PROP(MappingModel, AgreesWithTheReferenceKernel, ()) {
    test::ReferenceKernel calls;
    test::ReferenceMappings kernel(calls);
    test::check_agreement<Player>(kernel,
                                  [&] { return Model(kernel.architecture(), kernel.reserve()); });
}

}  // namespace
}  // namespace selfe::models::mapping
