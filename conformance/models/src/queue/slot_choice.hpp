// Chooses the slots that a step of the queue model works on.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/queue/player.hpp"

namespace selfe::models::queue {

class SlotChoice {
  public:
    SlotChoice(const Model& model, Random& random, const Taste& taste)
        : model_(model), random_(random), taste_(taste) {}

    /// A slot that holds what the method works on, often the favourite; now and then any.
    uint8_t cap(Method method);
    /// Where a Mint puts what it makes, or what a system call sends to before it receives.
    uint8_t target(Method method);
    /// Of a reply object, or where a caller is saved.
    uint8_t reply(Method method);

  private:
    bool suits(Method method, uint8_t slot);

    const Model& model_;
    Random& random_;
    const Taste& taste_;
};

}  // namespace selfe::models::queue
