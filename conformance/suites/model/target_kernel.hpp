// The kernel under test as models see it: traps of the case's own thread.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/context.hpp"
#include "selfe/models/kernel.hpp"

namespace selfe::conformance {

/// Takes the field's slots and memory from the case.
class TargetKernel : public models::Kernel {
  public:
    explicit TargetKernel(Case& t);

    models::Answer call(Word cptr, const models::Message& message) override;
    void nb_send(Word cptr) override;
    Word poll(Word cptr) override;
};

/// What plays the part of a model's `Kernel` here, made from a case: `Type`. Each target_*.hpp says
/// it for its own.
template <class Kernel>
struct TargetOf;
template <>
struct TargetOf<models::Kernel> {
    using Type = TargetKernel;
};

}  // namespace selfe::conformance
