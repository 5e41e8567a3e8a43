// What the kernel tells the root task about the machine and its capabilities.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/cap.hpp"
#include "selfe/extra_chunks.hpp"
#include "selfe/page.hpp"
#include "selfe/untyped.hpp"

namespace selfe {

/// A range of slots of the root task's CNode: [start, end). Iterating gives capability addresses.
struct SlotRegion {
    Word start{};
    Word end{};

    class Iterator {
      public:
        constexpr explicit Iterator(Word at) : at_(at) {}
        constexpr Word operator*() const { return at_; }
        constexpr Iterator& operator++() {
            ++at_;
            return *this;
        }
        constexpr bool operator==(const Iterator&) const = default;

      private:
        Word at_;
    };

    constexpr SlotRegion() = default;
    constexpr SlotRegion(Word first, Word past_last) : start(first), end(past_last) {}
    constexpr explicit SlotRegion(sys::seL4_SlotRegion raw) : start(raw.start), end(raw.end) {}

    /// Number of slots.
    [[nodiscard]] constexpr Word size() const { return end - start; }
    /// Whether there is no slot in it.
    [[nodiscard]] constexpr bool is_empty() const { return start == end; }
    /// Whether capability address `slot` is in it.
    [[nodiscard]] constexpr bool contains(Word slot) const { return start <= slot && slot < end; }

    friend constexpr Iterator begin(const SlotRegion& region) { return Iterator(region.start); }
    friend constexpr Iterator end(const SlotRegion& region) { return Iterator(region.end); }
};

/// One untyped of the root task: 2^size_bits bytes from physical address `paddr`.
struct UntypedRegion {
    Cap<Untyped> cap;
    Word paddr{};
    Word size_bits{};
    bool is_device{};
};

/// The untypeds in the order of their slots.
class UntypedRange {
  public:
    class Iterator {
      public:
        Iterator(const sys::seL4_BootInfo* info, Word at) : info_(info), at_(at) {}
        UntypedRegion operator*() const {
            const sys::seL4_UntypedDesc& entry = info_->untypedList[at_];
            return {Cap<Untyped>{info_->untyped.start + at_}, entry.paddr, entry.sizeBits,
                    entry.isDevice != 0};
        }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        bool operator==(const Iterator&) const = default;

      private:
        const sys::seL4_BootInfo* info_;
        Word at_;
    };

    explicit UntypedRange(const sys::seL4_BootInfo* info) : info_(info) {}

    /// Number of untypeds.
    [[nodiscard]] Word size() const { return info_->untyped.end - info_->untyped.start; }
    [[nodiscard]] UntypedRegion operator[](Word i) const { return *Iterator(info_, i); }
    [[nodiscard]] Iterator begin() const { return {info_, 0}; }
    [[nodiscard]] Iterator end() const { return {info_, size()}; }

  private:
    const sys::seL4_BootInfo* info_;
};

/// A view of the boot information frame. Corresponds to seL4_BootInfo. Manual: BootInfo Frame.
class BootInfo {
  public:
    /// `slots_in_use` counts slots at the end of the empty region that somebody has filled since.
    constexpr explicit BootInfo(const sys::seL4_BootInfo* raw, Word slots_in_use = 0)
        : raw_(raw), slots_in_use_(slots_in_use) {}

    /// Slots of the root task's CNode that nothing occupies.
    [[nodiscard]] SlotRegion empty_slots() const {
        SlotRegion empty(raw_->empty);
        empty.end -= slots_in_use_;
        return empty;
    }
    /// The pages of the root task's image, ascending by virtual address.
    [[nodiscard]] SlotRegion user_image_frames() const { return SlotRegion(raw_->userImageFrames); }
    /// The translation tables of the root task's image.
    [[nodiscard]] SlotRegion user_image_paging() const { return SlotRegion(raw_->userImagePaging); }
    /// Pages that all nodes share.
    [[nodiscard]] SlotRegion shared_frames() const { return SlotRegion(raw_->sharedFrames); }
    /// Capabilities to IO spaces (Arm's SMMU of some platforms); empty elsewhere.
    [[nodiscard]] SlotRegion io_space_caps() const { return SlotRegion(raw_->ioSpaceCaps); }
    /// Pages that hold the additional chunks.
    [[nodiscard]] SlotRegion extra_bi_pages() const { return SlotRegion(raw_->extraBIPages); }
    /// Where the capabilities of `untypeds` are.
    [[nodiscard]] SlotRegion untyped_slots() const { return SlotRegion(raw_->untyped); }

    /// Memory that nothing is made of yet, RAM and devices.
    [[nodiscard]] UntypedRange untypeds() const { return UntypedRange(raw_); }
    /// The additional chunks: device tree, command line, memory map, frame buffer, …; start's
    /// boot/extras.hpp reads what is in them.
    [[nodiscard]] ExtraRange extras() const {
        static_assert(sizeof(sys::seL4_BootInfoHeader) == 2 * sizeof(Word) &&
                          offsetof(sys::seL4_BootInfoHeader, len) == sizeof(Word) &&
                          sys::SEL4_BOOTINFO_HEADER_PADDING == ExtraRange::padding,
                      "extra_chunks.hpp knows the header of a chunk otherwise");
        return {reinterpret_cast<const unsigned char*>(raw_) + sys::seL4_BootInfoFrameSize,
                raw_->extraLen};
    }

    /// log2 of the number of slots of the root task's CNode.
    [[nodiscard]] Word init_thread_cnode_size_bits() const { return raw_->initThreadCNodeSizeBits; }
    /// The root task's scheduling domain.
    [[nodiscard]] Word init_thread_domain() const { return raw_->initThreadDomain; }
    /// Number of the node (core of a multikernel) that this is, 0 to num_nodes()-1.
    [[nodiscard]] Word node_id() const { return raw_->nodeID; }
    /// How many nodes the kernel runs on.
    [[nodiscard]] Word num_nodes() const { return raw_->numNodes; }
    /// The root task's IPC buffer.
    [[nodiscard]] sys::seL4_IPCBuffer* ipc_buffer() const { return raw_->ipcBuffer; }
    /// Bytes of all additional chunks with their headers.
    [[nodiscard]] Word extra_len() const { return raw_->extraLen; }

    /// As the kernel wrote it: `slots_in_use` is not known there.
    [[nodiscard]] constexpr const sys::seL4_BootInfo* raw() const { return raw_; }

  private:
    const sys::seL4_BootInfo* raw_;
    Word slots_in_use_;
};

}  // namespace selfe
