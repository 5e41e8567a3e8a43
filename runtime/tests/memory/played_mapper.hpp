// A page mapper beside the simplest account of what it should do.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/page_mapper.hpp"
#include "untyped_machine.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace selfe {

using model::Layout;
using model::Machine;

inline constexpr Word page = Word{1} << sys::seL4_PageBits;
inline constexpr Word range_pages = 4096;
/// Inside one of the largest spans, lest the model's tables take all of its memory.
inline constexpr AddressRange range{Word{1} << 30, range_pages* page};

/// The sizes of page that are used here: 16 MiB are the whole range already.
inline Word size_bits(int which) {
    const Word count = std::min<Word>(arch::page_size_count, 3);
    return arch::page_sizes[static_cast<Word>(which) % count].bits;
}

struct Held {
    Mapping mapping;
    Word start;  ///< with guards
    Word end;
    Word page_bits;
    Rights rights;
    bool is_gap = false;
    const Word* paddr = nullptr;
    Word physical = 0;

    [[nodiscard]] bool meets(Word other_start, Word other_end) const {
        return start < other_end && other_start < end;
    }
};

/// Checks each answer against the account of addresses that are in use, and where they lead.
class PlayedMapper {
  public:
    PlayedMapper(const Layout& layout, size_t record_count)
        : machine_(layout),
          records_(record_count),
          pages_(Cap<VSpace>{model::KernelModel::vspace}, machine_.objects, range, records_.data(),
                 records_.size()) {}

    bool start() { return machine_.add_all(); }
    Machine& machine() { return machine_; }
    PageMapper& pages() { return pages_; }

    /// `address` 0 leaves the choice to the mapper.
    Mapped map(Word address, Word size, const MapOptions& options) {
        Mapped mapped =
            address == 0 ? pages_.map(size, options) : pages_.map_at(address, size, options);
        const MemoryCause refused = refusal(address, size, options);
        if (refused != MemoryCause::None) {
            RC_ASSERT(mapped.error() == refused);
        } else if (mapped) {
            keep(*std::addressof(mapped), size, options);
            return Mapping();
        }
        return mapped;
    }

    void map_device(Word paddr, Word size) {
        Mapped mapped = pages_.map_device(paddr, size);
        if (!mapped) {
            return;
        }
        RC_ASSERT(mapped->size() == size);
        RC_ASSERT(mapped->address() % page == paddr % page);
        for (Word i = 0; i < size; i += 512) {
            RC_ASSERT(physical(mapped->address() + i) == paddr + i);
        }
        RC_ASSERT(physical(mapped->end() - 1) == paddr + size - 1);
        const Word first = mapped->address() & -page;
        const Word end = (mapped->end() + page - 1) & -page;
        RC_ASSERT(!is_used(first, end));
        held_.push_back(
            {hand_over(mapped).take(), first, end, sys::seL4_PageBits, Rights::read_write()});
    }

    void reserve(Word size) {
        Mapped mapped = pages_.reserve(size);
        if (mapped) {
            const Word first = mapped->address();
            RC_ASSERT(!is_used(first, first + size));
            RC_ASSERT(machine_.kernel.page_at(first) == 0);
            held_.push_back({hand_over(mapped).take(), first, first + size, sys::seL4_PageBits,
                             Rights::read_write(), true});
        }
    }

    void unmap(size_t number) {
        if (!held_.empty()) {
            const size_t which = number % held_.size();
            const Word start = held_[which].start;
            const Word end = held_[which].end;
            RC_ASSERT(is_ok(held_[which].mapping.reset()));
            held_.erase(held_.begin() + static_cast<ptrdiff_t>(which));
            for (Word at = start; at < end; at += page) {
                RC_ASSERT(machine_.kernel.page_at(at) == 0);
            }
        }
    }

    void protect(size_t number, Rights rights) {
        if (!held_.empty()) {
            Held& held = held_[number % held_.size()];
            RC_ASSERT(
                is_ok(pages_.protect(held.mapping.address(), rights, VmAttributes::standard())));
            held.rights = rights;
        }
    }

    /// Every page that is held translates, with its rights, and nothing else does.
    void check() {
        Word expected = 0;
        for (const Held& held : held_) {
            if (held.is_gap) {
                continue;
            }
            const Word first = held.mapping.address() & -page;
            const Word end = (held.mapping.end() + page - 1) & -page;
            for (Word at = first; at < end; at += Word{1} << held.page_bits) {
                const Word slot = machine_.kernel.page_at(at);
                RC_ASSERT(slot != 0);
                const model::Capability& found = *machine_.kernel.find(slot);
                RC_ASSERT(found.place->vaddr == at);
                RC_ASSERT(found.place->bits == held.page_bits);
                RC_ASSERT(found.place->rights == held.rights.raw().words[0]);
                RC_ASSERT(pages_.page_at(at) == Cap<Page>{slot});
                ++expected;
            }
        }
        RC_ASSERT(machine_.kernel.place_count() == expected + pages_.table_count());
        RC_ASSERT(machine_.kernel.complaint() == "");
    }

    void finish() {
        while (!held_.empty()) {
            unmap(0);
        }
        RC_ASSERT(pages_.table_count() == 0U);
        RC_ASSERT(pages_.free_records() == records_.size());
        RC_ASSERT(machine_.kernel.place_count() == 0U);
        RC_ASSERT(machine_.kernel.complaint() == "");
        RC_ASSERT(machine_.is_whole());
    }

  private:
    Word physical(Word address) const {
        const Word slot = machine_.kernel.page_at(address);
        RC_ASSERT(slot != 0);
        const model::Capability& found = *machine_.kernel.find(slot);
        return found.object->paddr + (address - found.place->vaddr);
    }

    bool is_used(Word start, Word end) const {
        return std::ranges::any_of(held_, [&](const Held& held) { return held.meets(start, end); });
    }

    /// What is wrong with a request, whatever memory there is; None if nothing is.
    MemoryCause refusal(Word address, Word size, const MapOptions& options) const {
        const Word unit = Word{1} << options.page_bits;
        if (size == 0 || find_page_size(options.page_bits) == nullptr) {
            return MemoryCause::OutOfRange;
        }
        if (size % unit != 0 || address % unit != 0 || options.guard_before % page != 0 ||
            options.guard_after % page != 0) {
            return MemoryCause::Misaligned;
        }
        const Word before = options.guard_before;
        const Word behind = size + options.guard_after;
        if (address != 0) {
            const bool is_inside = address - range.start >= before && address >= range.start &&
                                   address - range.start <= range.size &&
                                   behind <= range.size - (address - range.start);
            if (!is_inside) {
                return MemoryCause::OutOfRange;
            }
            return is_used(address - before, address + behind) ? MemoryCause::Overlap
                                                               : MemoryCause::None;
        }
        for (Word at = range.start; at < range.start + range.size; at += page) {
            const Word place = at + before;
            if (place % unit == 0 && place + behind <= range.start + range.size &&
                !is_used(at, place + behind)) {
                return MemoryCause::None;
            }
        }
        return MemoryCause::OutOfAddresses;
    }

    void keep(Mapped& mapped, Word size, const MapOptions& options) {
        const Word address = mapped->address();
        const Word start = address - options.guard_before;
        const Word end = address + size + options.guard_after;
        RC_ASSERT(mapped->size() == size && !is_used(start, end));
        for (Word at = start; at < address; at += page) {
            RC_ASSERT(machine_.kernel.page_at(at) == 0);
        }
        for (Word at = address + size; at < end; at += page) {
            RC_ASSERT(machine_.kernel.page_at(at) == 0);
        }
        held_.push_back({hand_over(mapped).take(), start, end, options.page_bits, options.rights});
    }

    Machine machine_;
    std::vector<MappingRecord> records_;
    PageMapper pages_;
    std::vector<Held> held_;
};

inline MapOptions options() {
    return {.page_bits = size_bits(*rc::gen::weightedElement<int>({{6, 0}, {2, 1}, {1, 2}})),
            .rights = *rc::gen::element(Rights::read_write(), Rights::can_read()),
            .guard_before = *rc::gen::element<Word>(0, 0, page, 3 * page, 100),
            .guard_after = *rc::gen::element<Word>(0, 0, page, 2 * page)};
}

inline Word address() {
    return *rc::gen::oneOf(
        rc::gen::just<Word>(0),
        // Near each other, so that gaps are small.
        rc::gen::map(rc::gen::inRange<Word>(0, 40),
                     [](Word number) { return range.start + number * page; }),
        rc::gen::map(rc::gen::inRange<Word>(0, range_pages + 2),
                     [](Word number) { return range.start - page + number * page; }),
        rc::gen::map(rc::gen::inRange<Word>(0, 8),
                     [](Word number) { return range.start + number * (range.size / 8); }));
}

inline void play(PlayedMapper& run, int steps) {
    for (int step = 0; step < steps; ++step) {
        const int kind = *rc::gen::inRange(0, 12);
        if (kind < 5) {
            const MapOptions how = options();
            const Word count = *rc::gen::inRange<Word>(0, how.page_bits == 12 ? 20 : 3);
            const Word odd = *rc::gen::weightedElement<Word>({{20, 0}, {1, 8}});
            (void)run.map(address(), (count << how.page_bits) + odd, how);
        } else if (kind == 5) {
            const auto& region = *rc::gen::elementOf(run.machine().regions);
            const Word offset = *rc::gen::inRange<Word>(0, Word{1} << region.size_bits);
            run.map_device(region.paddr + offset, *rc::gen::inRange<Word>(0, 5 * page));
        } else if (kind == 6) {
            run.reserve(*rc::gen::inRange<Word>(0, 30) * page);
        } else if (kind < 10) {
            run.unmap(*rc::gen::inRange<size_t>(0, 100));
        } else {
            run.protect(*rc::gen::inRange<size_t>(0, 100),
                        *rc::gen::element(Rights::read_write(), Rights::can_read()));
        }
        run.check();
    }
}

}  // namespace selfe
