// What the mapping model needs of a kernel besides system calls: big frames, and somebody who
// looks. SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/kernel.hpp"
#include "selfe/models/mapping/architecture.hpp"
#include "selfe/models/mapping/step.hpp"

namespace selfe::models::mapping {

enum class Use : uint8_t { Read, Write, Execute };

/// What came of an access at an address.
struct Access {
    bool is_allowed;
    Word value;          ///< that was read
    Word fault_address;  ///< counts if it faulted

    constexpr bool operator==(const Access&) const = default;
};

/// Slots beyond those of `Field`.
struct Reserve {
    Word own_vspace;  ///< of whoever plays; has an ASID
    Word asid_control;
    Word asid_pool;  ///< that boot has made
    Word homes;      ///< the first of home_count slots, which the model fills
    Word stock;      ///< the first of `stock_count` slots with big frames, unmapped
    unsigned stock_count;
    struct {
        uint8_t size;       ///< which of the architecture's
        bool has_contents;  ///< a device's need not keep what is written
    } stock_frames[max_stock];
};

/// A word of a frame.
struct Content {
    Word offset;
    Word value;
};

/// Where in a page code lies that can be executed, behind the word that is its content.
inline constexpr Word code_offset = 64;

class Kernel {
  public:
    Kernel(models::Kernel& calls, const Architecture& architecture)
        : calls_(calls), architecture_(architecture) {}
    Kernel(const Kernel&) = delete;

    /// Its system calls.
    models::Kernel& calls() const { return calls_; }
    const Architecture& architecture() const { return architecture_; }
    const Reserve& reserve() const { return reserve_; }

    /// Writes words into a frame that is not mapped, and code behind each. False: it cannot.
    virtual bool fill(Word frame, unsigned frame_bits, const Content* contents, size_t count) = 0;
    /// Prepares a VSpace, the n-th, that has just got an ASID for `enter`. False: it cannot.
    virtual bool furnish(unsigned n, Word vspace) = 0;
    /// Takes back what `furnish` has put there: the n-th VSpace has lost its ASID, or will.
    virtual void strip(unsigned n) = 0;
    /// Lets whoever looks look into this VSpace from now on. False: the kernel says no.
    virtual bool enter(Word vspace) = 0;
    /// Makes an access there. A write writes `value`.
    virtual Access look(Use use, Word address, Word value) = 0;
    /// No VSpace is looked at any more, nor kept alive by it.
    virtual void leave() = 0;

  protected:
    ~Kernel() = default;

    Reserve reserve_{};

  private:
    models::Kernel& calls_;
    const Architecture& architecture_;
};

}  // namespace selfe::models::mapping
