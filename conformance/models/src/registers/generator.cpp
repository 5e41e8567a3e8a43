// Chooses steps of the register model.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/registers/player.hpp"

namespace selfe::models::registers {
namespace {

Method some_method(Random& random) {
    // Out of a hundred, in the order of `Method`. Being interrupted takes time.
    constexpr unsigned weights[method_count] = {13, 3, 8, 11, 6, 4, 6, 11, 9, 8, 1, 8, 2, 4, 6};
    unsigned chosen = 0;
    for (unsigned left = random.below(100); left >= weights[chosen]; ++chosen) {
        left -= weights[chosen];
    }
    return static_cast<Method>(chosen);
}

unsigned some_count(const Layout& layout, const Model& model, Method method, unsigned thread,
                    Random& random) {
    switch (method) {
        case Method::Call:
            return random.below(message_registers + 1);
        case Method::Answer: {
            const Wait wait = model.thread(thread).wait;
            return random.below(model.message_of(wait).reply_length + 1);
        }
        case Method::Write:
        case Method::Truncate:
            return random.in_percent(25) ? layout.count : 1 + random.below(layout.count);
        case Method::Read:
            return random.below(layout.count + 2);
        default:
            return 0;
    }
}

}  // namespace

Step choose(const Model& model, Random& random) {
    for (unsigned tries = 0; tries < 40; ++tries) {
        const Method method = some_method(random);
        const unsigned thread = random.below(thread_count);
        const unsigned count = some_count(model.layout(), model, method, thread, random);
        constexpr unsigned copied[] = {transfer_frame, transfer_integer,
                                       transfer_frame | transfer_integer, 0};
        unsigned flags = random.in_percent(20) ? suspend_source : 0;
        flags |= method == Method::Copy ? copied[random.below(4)] : 0;
        const Step chosen =
            step(method, thread, count, random.below(0x10000), random.below(thread_count), flags);
        if (model.is_decided(chosen)) {
            return chosen;
        }
    }
    return step(Method::Suspend, 0);
}

}  // namespace selfe::models::registers
