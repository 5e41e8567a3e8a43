// The reference kernel's address spaces, as a kernel that the mapping model can be compared with.
// SPDX-License-Identifier: BSD-2-Clause
//
// What threads see is what a walk of the tables finds; the processor's caches are not pretended.
#pragma once

#include "reference_kernel.hpp"
#include "selfe/models/mapping/kernel.hpp"

namespace selfe::models::test {

class ReferenceMappings : public mapping::Kernel {
  public:
    explicit ReferenceMappings(ReferenceKernel& calls);

    bool fill(Word frame, unsigned frame_bits, const mapping::Content* contents,
              size_t count) override;
    bool furnish(unsigned, Word) override { return true; }
    void strip(unsigned) override {}
    bool enter(Word vspace) override;
    mapping::Access look(mapping::Use use, Word address, Word value) override;
    void leave() override;

  private:
    bool set_space(Word vspace);

    kernel::test::System& system_;
    Word tcb_;  ///< a thread that is in the VSpace that is looked into
    Word root_ = 0;
};

}  // namespace selfe::models::test
