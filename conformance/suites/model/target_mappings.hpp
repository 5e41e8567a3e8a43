// The address spaces of the kernel under test as the mapping model sees them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/probe.hpp"
#include "selfe/models/mapping/kernel.hpp"
#include "target_kernel.hpp"

namespace selfe::conformance {

/// Takes slots and memory from the case, big frames from what boot has left, and looks by a probe.
class TargetMappings : public models::mapping::Kernel {
  public:
    explicit TargetMappings(Case& t);

    bool fill(models::Word frame, unsigned frame_bits, const models::mapping::Content* contents,
              size_t count) override;
    bool furnish(unsigned n, models::Word vspace) override;
    void strip(unsigned n) override;
    bool enter(models::Word vspace) override;
    models::mapping::Access look(models::mapping::Use use, models::Word address,
                                 models::Word value) override;
    void leave() override;

  private:
    /// What a VSpace needs so that the probe's code is there: memory for tables, their
    /// capabilities, one to the page.
    struct Furniture {
        static constexpr Word table_count = models::mapping::max_levels - 1;
        static constexpr Word memory_bits = 14;

        Cap<Untyped> memory;
        Word first_table;
        Word page;
    };

    void add_stock(const BootSpace& boot, unsigned size);
    bool is_made(const BootSpace& boot, const models::mapping::FrameSize& size, Word slot,
                 bool is_device);
    bool add_table(const Furniture& furniture, unsigned n, Cap<VSpace> vspace, Word span_bits);

    Case& case_;
    TargetKernel calls_;
    Probe probe_;
    Furniture furniture_[models::mapping::vspace_homes];
};

template <>
struct TargetOf<models::mapping::Kernel> {
    using Type = TargetMappings;
};

}  // namespace selfe::conformance
