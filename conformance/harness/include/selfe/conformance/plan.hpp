// The run plan: which cases this boot is to run, patched into the image by the runner.
// SPDX-License-Identifier: BSD-2-Clause
//
// After a hang or a crash the runner boots again with only the cases that are still undecided. No
// board has a way to pass arguments to a root task that all of them share, but all load a file, so
// the plan is a page of that file. runner/src/selfe_runner/plan.py writes what stands here.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "selfe/conformance/random_settings.hpp"
#include "selfe/word.hpp"

namespace selfe::conformance {

/// The page as it lies in the image, little-endian.
struct PlanPage {
    static constexpr size_t size = 4096;
    static constexpr size_t bitmap_bytes = size - 32 - 16;

    char magic[16];                ///< by which the runner finds the page in the image file
    uint32_t version;              ///< 0: pristine, everything runs; 1: filled in
    uint32_t nonce;                ///< of this boot; comes back in HELLO
    uint32_t case_count;           ///< of the image, as the runner knows it
    uint32_t crc;                  ///< CRC-32 of the page with this field zero
    uint8_t bitmap[bitmap_bytes];  ///< bit i%8 of byte i/8: run case i
    uint64_t seed;                 ///< of random sequences; 0: the image's own
    uint32_t steps;                ///< of a random sequence; 0: as each case sees fit
    uint32_t reserved;             ///< 0
};
static_assert(sizeof(PlanPage) == PlanPage::size, "runner/src/selfe_runner/plan.py writes a page");

/// What the plan says; a damaged plan is a panic, never a guess.
class Plan {
  public:
    /// Reads the image's own page; `case_count` is the number of cases linked in.
    static Plan read(size_t case_count);

    uint32_t nonce() const { return nonce_; }
    bool is_selected(size_t index) const;
    RandomSettings random() const { return random_; }

  private:
    bool everything_ = true;
    uint32_t nonce_ = 0;
    RandomSettings random_;
};

}  // namespace selfe::conformance
