// The property of every model: whatever is done, the reference kernel answers as the model says.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sys/time.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
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

/// A kernel that comes to no end must not take what it was doing with it: after a minute of the
/// processor's time, which a busy host does not shorten, the sequence is printed, and the test is
/// over.
template <class Player>
class Watch {
  public:
    explicit Watch(const Hunt<Player>& hunt) {
        watched_ = &hunt;
        std::signal(SIGPROF, give_up);
        give_seconds(60);
    }
    ~Watch() { give_seconds(0); }
    Watch(const Watch&) = delete;

  private:
    static void give_seconds(time_t seconds) {
        const itimerval limit = {.it_interval = {}, .it_value = {seconds, 0}};
        setitimer(ITIMER_PROF, &limit, nullptr);
    }
    [[noreturn]] static void give_up(int) {
        std::cerr << "the kernel comes to no end in these steps:\n";
        const auto& sequence = watched_->sequence();
        for (size_t i = 0; i < sequence.length; ++i) {
            showValue(sequence.steps[i], std::cerr);
            std::cerr << ",\n";
        }
        std::_Exit(1);
    }
    static inline const Hunt<Player>* watched_ = nullptr;
};

template <class Player, class NewModel>
void check_agreement(typename Player::Kernel& kernel, NewModel new_model) {
    const auto steps = *sequences(new_model);
    const auto hunt = std::make_unique<Hunt<Player>>(kernel);
    const Watch<Player> watch(*hunt);
    const bool agrees = hunt->replay(steps.data(), steps.size());
    RC_LOG() << hunt->finding().row() << ' ' << hunt->finding().c_str();
    RC_ASSERT(agrees);
}

/// For a model whose next steps depend on what the kernel has done: RapidCheck gives the seed, the
/// hunt makes the sequence, and makes it short.
template <class Player>
void check_hunt(typename Player::Kernel& kernel) {
    const auto hunt = std::make_unique<Hunt<Player>>(kernel);
    const Watch<Player> watch(*hunt);
    const bool agrees = hunt->run(*rc::gen::arbitrary<uint64_t>(), 300);
    if (!agrees) {
        RC_LOG() << hunt->finding().row() << ' ' << hunt->finding().c_str() << '\n';
        for (size_t i = 0; i < hunt->sequence().length; ++i) {
            showValue(hunt->sequence().steps[i], RC_LOG());
            RC_LOG() << ",\n";
        }
    }
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
