// The property of every model: whatever is done, the reference kernel answers as the model says.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <ostream>
#include <vector>

#include "reference_kernel.hpp"
#include "selfe/models/hunt.hpp"
#include "selfe/models/random.hpp"

namespace selfe::models {
namespace test {

/// Sequences as the target plays them, from what `new_model` makes; RapidCheck shrinks them by
/// leaving out steps.
template <class NewModel>
auto sequences(NewModel new_model) {
    const auto play_dry = [new_model](uint64_t seed) {
        Random random(seed);
        auto model = new_model();
        std::vector<decltype(choose(model, random))> steps;
        for (unsigned count = random.below(150); count > 0; --count) {
            steps.push_back(choose(model, random));
            if (model.expect(steps.back()).is_success()) {
                model.apply(steps.back());
            }
        }
        return steps;
    };
    return rc::gen::shrink(rc::gen::map(rc::gen::arbitrary<uint64_t>(), play_dry),
                           [](auto steps) { return rc::shrink::removeChunks(std::move(steps)); });
}

template <class Player, class NewModel>
void check_agreement(typename Player::Kernel& kernel, NewModel new_model) {
    const auto steps = *sequences(new_model);
    const auto hunt = std::make_unique<Hunt<Player>>(kernel);
    const bool agrees = hunt->replay(steps.data(), steps.size());
    RC_LOG() << hunt->finding().row() << ' ' << hunt->finding().c_str();
    RC_ASSERT(agrees);
}

/// The same for a model that needs nothing but system calls.
template <class Player, class Model>
void check_agreement() {
    ReferenceKernel kernel;
    check_agreement<Player>(kernel, [&kernel] { return Model(kernel.interface()); });
}

}  // namespace test

template <class Step>
void show_step(const Step& step, std::ostream& out) {
    char bytes[120];
    Format text(bytes);
    write(text, step);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

}  // namespace selfe::models
