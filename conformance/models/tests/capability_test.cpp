// The reference kernel's capabilities against the model's, and defects that the model must notice.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ostream>
#include <vector>

#include "reference_kernel.hpp"
#include "selfe/models/capability/player.hpp"
#include "selfe/models/hunt.hpp"

namespace selfe::models::capability {

void showValue(const Step& step, std::ostream& out) {
    char bytes[120];
    Format text(bytes);
    write(text, step);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

namespace {

using test::ReferenceKernel;

/// Sequences as the target plays them; RapidCheck shrinks them by leaving out steps.
rc::Gen<std::vector<Step>> sequences(const Interface& interface) {
    const auto play_dry = [&interface](uint64_t seed) {
        Random random(seed);
        Model model(interface);
        std::vector<Step> steps;
        for (unsigned count = random.below(150); count > 0; --count) {
            steps.push_back(choose(model, random));
            if (model.expect(steps.back()).is_success()) {
                model.apply(steps.back());
            }
        }
        return steps;
    };
    return rc::gen::shrink(
        rc::gen::map(rc::gen::arbitrary<uint64_t>(), play_dry),
        [](std::vector<Step> steps) { return rc::shrink::removeChunks(std::move(steps)); });
}

RC_GTEST_PROP(CapabilityModel, AgreesWithTheReferenceKernel, ()) {
    ReferenceKernel kernel;
    const auto steps = *sequences(kernel.interface());
    Hunt<Player> hunt(kernel);
    const bool agrees = hunt.replay(steps.data(), steps.size());
    RC_LOG() << hunt.finding().c_str();
    RC_ASSERT(agrees);
}

}  // namespace
}  // namespace selfe::models::capability
