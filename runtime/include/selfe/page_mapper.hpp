// Maps memory in a range of addresses: finds room, makes pages and missing tables, takes all back.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/memory_error.hpp"
#include "selfe/owner.hpp"
#include "selfe/page.hpp"
#include "selfe/page_sizes.hpp"
#include "selfe/panic.hpp"
#include "selfe/result.hpp"
#include "selfe/rights.hpp"
#include "selfe/untyped_allocator.hpp"
#include "selfe/vspace.hpp"

#include <stddef.h>
#include <stdint.h>

namespace selfe {

/// Addresses [start, start + size), both multiples of the smallest page's size.
struct AddressRange {
    Word start{};
    Word size{};

    /// Where neither the kernel nor the linker puts anything into a root task's VSpace.
    [[nodiscard]] static constexpr AddressRange free_of_root_task() {
        return {arch::free_start, arch::free_size};
    }
};

/// How memory is mapped.
struct MapOptions {
    Word page_bits = sys::seL4_PageBits;  ///< log2 of the bytes of each page
    Rights rights = Rights::read_write();
    VmAttributes attributes = VmAttributes::standard();
    /// Bytes before and behind that stay unmapped, so that running over faults; multiples of the
    /// smallest page's size.
    Word guard_before = 0;
    Word guard_after = 0;
};

/// One line of a mapper's books; the caller provides an array of them and does nothing else with
/// it. A mapping takes one for each run of pages (memory of n pages comes in as many runs as n has
/// bits that are set, more when memory is short) and one for each guard; each table takes one.
struct MappingRecord {
    enum class Kind : uint8_t { Unused, Pages, ForeignPage, Gap, Table };

    Word start;             ///< first address
    Word size;              ///< bytes; of a Table what it translates
    Word mapping;           ///< address of the first page or gap of the mapping it belongs to
    Word foreign;           ///< ForeignPage: its capability
    Allocation allocation;  ///< Pages, Table: the memory
    uint16_t next;
    uint8_t page_bits;
    Kind kind;
};

static_assert(sizeof(UntypedNode) == (sizeof(Word) == 8 ? 40 : 24) &&
                  sizeof(MappingRecord) == sizeof(UntypedNode),
              "runtime/README.md and root_memory.hpp say how large the books are");

class PageMapper;

/// Owns a piece of mapped memory, or nothing; moved (`hand_over`), never copied. When it goes, the
/// memory is unmapped and given back; a kernel that refuses breaks an invariant: panic.
class [[nodiscard]] Mapping {
  public:
    constexpr Mapping() = default;
    Mapping(PageMapper& mapper, Word address, Word size)
        : mapper_(&mapper), size_(size), address_(address) {}
    Mapping(Mapping&& other)
        : mapper_(other.mapper_), size_(other.size_), address_(other.release()) {}
    Mapping& operator=(Mapping&& other);
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() { require_reset(); }

    [[nodiscard]] bool is_empty() const { return address_ == 0; }
    /// First address, guards left out; of a device the one that was asked for. 0 if empty.
    [[nodiscard]] Word address() const { return address_; }
    /// Bytes from there on; as many as were asked for.
    [[nodiscard]] Word size() const { return size_; }
    [[nodiscard]] Word end() const { return address_ + size_; }
    /// The memory, for a mapper of the VSpace that the caller runs in.
    template <class T = void>
    [[nodiscard]] T* as() const {
        return reinterpret_cast<T*>(address_);
    }
    /// The page that is mapped at `offset` bytes from the start; for an IPC buffer's, say.
    [[nodiscard]] Cap<Page> page(Word offset = 0) const;

    /// Unmaps now; nothing if empty. Errors: those of PageMapper.unmap; it is owned still.
    MemoryError reset();
    /// Gives up owning: what is mapped stays until its address is told to PageMapper.unmap.
    [[nodiscard]] Word release() {
        const Word address = address_;
        address_ = 0;
        return address;
    }

  private:
    void require_reset() {
        if (!is_ok(reset())) {
            panic("mapped memory cannot be given back");
        }
    }

    PageMapper* mapper_ = nullptr;
    Word size_ = 0;
    Word address_ = 0;
};

using Mapped = Result<Mapping, MemoryError>;

/// Keeps account of a range of addresses in one VSpace, which is its alone: what others map there
/// it does not know of. That holds for all that a table translates which this mapper makes: when
/// two mappers of a VSpace share the span of a table, whoever made it must stay mapped longer.
/// Translation tables are made when the kernel says that one is missing, and go when nothing is
/// mapped or reserved any more in what they translate; those that were there before it uses and
/// leaves alone.
///
/// Not locked, nor is the allocator that it uses: one thread at a time.
///
/// Errors of everything that maps: OutOfAddresses, no gap is large enough, or with `_at` Overlap or
/// OutOfRange; Misaligned, the size, guards or address are no multiples of the page's size;
/// OutOfRange, no such page size, or size 0; OutOfRecords; those of UntypedAllocator.allocate for
/// pages and tables; Kernel (seL4_…_Map). Nothing has changed then.
class PageMapper {
  public:
    /// `vspace` has an ASID. `records` (at most 65534 are used) are its books.
    PageMapper(Cap<VSpace> vspace, UntypedAllocator& memory, AddressRange range,
               MappingRecord* records, size_t count);
    template <size_t count>
    PageMapper(Cap<VSpace> vspace, UntypedAllocator& memory, AddressRange range,
               MappingRecord (&records)[count])
        : PageMapper(vspace, memory, range, records, count) {}
    PageMapper(const PageMapper&) = delete;
    PageMapper& operator=(const PageMapper&) = delete;

    /// New memory of `size` bytes, all zero, at the lowest address where it fits.
    [[nodiscard]] Mapped map(Word size, const MapOptions& options = {});
    /// The same at `address`; guards lie outside of [address, address + size).
    [[nodiscard]] Mapped map_at(Word address, Word size, const MapOptions& options = {});

    /// A page that the caller has, of size `options.page_bits`, mapped nowhere else. It is unmapped
    /// in the end, and stays the caller's.
    [[nodiscard]] Mapped map_page(Cap<Page> page, const MapOptions& options = {});
    [[nodiscard]] Mapped map_page_at(Word address, Cap<Page> page, const MapOptions& options = {});

    /// Physical addresses [paddr, paddr + size), for a driver: the pages they lie in, of the
    /// largest size that both are multiples of and whose memory is in one piece, at a free address;
    /// `Mapping.address` is that of `paddr` itself. Nobody else can map these pages by this
    /// allocator meanwhile. Errors: also NotCovered, Taken.
    [[nodiscard]] Mapped map_device(Word paddr, Word size, Rights rights = Rights::read_write(),
                                    VmAttributes attributes = VmAttributes::device());

    /// Addresses that stay unmapped, for whoever maps there himself: a multiple of
    /// 2^`alignment_bits`.
    [[nodiscard]] Mapped reserve(Word size, Word alignment_bits = sys::seL4_PageBits);
    [[nodiscard]] Mapped reserve_at(Word address, Word size);

    /// Gives the pages of the mapping that holds `address` other rights and attributes.
    /// Errors: NotMapped; Kernel (seL4_…_Map), some pages may have changed.
    MemoryError protect(Word address, Rights rights, VmAttributes attributes);

    /// Unmaps the mapping that holds `address`, guards and all, and gives back its memory and the
    /// tables that only it needed. Errors: NotMapped; Kernel, what is left can be unmapped again.
    MemoryError unmap(Word address);

    /// The page that is mapped at an address; null if there is none.
    [[nodiscard]] Cap<Page> page_at(Word address) const;

    /// How many tables this mapper has made and keeps, and how many records are unused.
    [[nodiscard]] Word table_count() const;
    [[nodiscard]] Word free_records() const;

  private:
    using Index = uint16_t;
    using Kind = MappingRecord::Kind;
    static constexpr Index none = 0xffff;

    static constexpr Word anywhere = 0;

    /// What a mapping is filled with: new memory, that at `*paddr` if it is given; `page`; nothing.
    struct Content {
        Kind kind;
        const Word* paddr = nullptr;
        Cap<Page> page{};
    };
    [[nodiscard]] Mapped build(Word address, Word size, const MapOptions& options,
                               const Content& content);
    [[nodiscard]] MemoryError fill(Word address, Word size, const MapOptions& options,
                                   const Content& content);
    [[nodiscard]] MemoryError map_foreign(Word address, Cap<Page> page, const MapOptions& options);
    [[nodiscard]] MemoryError map_memory(Word address, Word size, const MapOptions& options,
                                         const Word* paddr);
    [[nodiscard]] Result<Allocation, MemoryError> take_pages(const PageSize& kind, Word count,
                                                             const Word* paddr);
    [[nodiscard]] MemoryError map_run(Word address, Allocation pages, Word count,
                                      const MapOptions& options, Word mapping);
    [[nodiscard]] MemoryError map_one(Cap<Page> page, Word address, Rights rights,
                                      VmAttributes attributes);
    [[nodiscard]] MemoryError make_table(Word address, Word span_bits);

    [[nodiscard]] Result<Word, MemoryError> find_place(Word address, Word size, Word unit,
                                                       Word before, Word after) const;
    [[nodiscard]] bool is_free(Word start, Word size) const;
    [[nodiscard]] const MappingRecord* find(Word address) const;
    [[nodiscard]] MappingRecord* add_record(Kind kind, Word start, Word size, Word mapping);
    void remove_record(Index& list, MappingRecord& record);
    [[nodiscard]] MemoryError add_gap(Word start, Word size, Word mapping);
    [[nodiscard]] MemoryError remove(Word mapping);
    [[nodiscard]] MemoryError release(const MappingRecord& record);
    [[nodiscard]] MemoryError remove_tables();

    Cap<VSpace> vspace_;
    UntypedAllocator& memory_;
    AddressRange range_;
    MappingRecord* records_;
    Index mappings_ = none;  ///< pages and gaps, by address
    Index tables_ = none;    ///< by span, smallest first
    Index unused_ = none;
    Index free_records_ = 0;
};

}  // namespace selfe
