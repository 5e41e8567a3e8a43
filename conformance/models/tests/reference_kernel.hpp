// The reference kernel's portable core as a kernel that models can be compared with.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/kernel.hpp"
#include "system.hpp"

namespace selfe::models::test {

/// One at a time, as of `System`.
class ReferenceKernel : public Kernel {
  public:
    ReferenceKernel();

    Answer call(Word cptr, const Message& message) override;
    void nb_send(Word cptr) override;
    Word poll(Word cptr) override;

    /// The machine behind it.
    kernel::test::System& system() { return *system_; }

    /// Changes a message on its way: a kernel with a defect.
    void (*spoil)(Message&) = nullptr;

  private:
    explicit ReferenceKernel(std::unique_ptr<kernel::test::System> system);

    std::unique_ptr<kernel::test::System> system_;
};

}  // namespace selfe::models::test
