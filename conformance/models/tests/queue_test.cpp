// The reference kernel's endpoints, notifications and replies against the model's.
// SPDX-License-Identifier: BSD-2-Clause
#include "model_property.hpp"
#include "reference_threads.hpp"
#include "selfe/models/queue/player.hpp"

namespace selfe::models::queue {

void showValue(const Step& step, std::ostream& out) {
    show_step(step, out);
}

namespace {

RC_GTEST_PROP(QueueModel, AgreesWithTheReferenceKernel, ()) {
    test::ReferenceThreads kernel;
    // RapidCheck makes models when the kernel has gone, too; the labels stay.
    const Labels* labels = &kernel.labels();
    test::check_agreement<Player>(kernel, [labels] { return Model(*labels); });
}

}  // namespace
}  // namespace selfe::models::queue
