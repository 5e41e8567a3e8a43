// The account of what start has taken, and how a device's page is cut out of its untyped.
// SPDX-License-Identifier: BSD-2-Clause
#include "claim.hpp"

#include "selfe/init_thread.hpp"
#include "selfe/panic.hpp"

namespace selfe {
namespace {

constexpr Word page_bits = sys::seL4_PageBits;

constinit Claims taken;

constexpr Word bytes(Word bits) {
    return Word{1} << bits;
}

/// The device untyped of boot's that covers an address; its `cap` is null if there is none.
UntypedRegion boot_region(const BootInfo& boot_info, Word address) {
    for (const UntypedRegion& region : boot_info.untypeds()) {
        if (region.is_device && address - region.paddr < bytes(region.size_bits)) {
            return region;
        }
    }
    return {};
}

/// How an untyped is cut up so that one page of it stands alone: the blocks before the page, as
/// large as they may be, the page, and the blocks behind it. Iterating gives them in order.
class Split {
  public:
    Split(const UntypedRegion& region, Word page)
        : at_(region.paddr), end_(region.paddr + bytes(region.size_bits)), page_(page) {}

    bool is_over() const { return at_ == end_; }
    void next() { at_ += bytes(size_bits()); }

    Word address() const { return at_; }
    bool is_page() const { return at_ == page_; }
    Word size_bits() const {
        const Word end = at_ < page_ ? page_ : end_;
        Word bits = page_bits;
        while (!is_page() && at_ % bytes(bits + 1) == 0 && end - at_ >= bytes(bits + 1)) {
            ++bits;
        }
        return bits;
    }

  private:
    Word at_;
    Word end_;
    Word page_;
};

Word page_of(Word address) {
    return address >> page_bits << page_bits;
}

}  // namespace

const Claims& claims() {
    return taken;
}

Slot start::claim_slot(const BootInfo& boot_info) {
    const SlotRegion empty = boot_info.empty_slots();
    if (taken.slots.end == 0) {
        taken.slots.start = taken.slots.end = empty.end;
    }
    if (taken.slots.start == empty.start) {
        panic("the root task's CNode has no slot left for the console");
    }
    return init_thread::cnode.slot(--taken.slots.start);
}

Cap<Page> start::claim_device_page(const BootInfo& boot_info, Word address) {
    const UntypedRegion region = boot_region(boot_info, address);
    if (region.cap.is_null() || region.size_bits < page_bits) {
        panic("no device untyped of the boot information covers the console's UART");
    }
    taken.device = region.cap;
    // A kernel hands out an untyped from its start on, so the pieces are made in their order.
    for (Split piece(region, page_of(address)); !piece.is_over(); piece.next()) {
        const Slot slot = claim_slot(boot_info);
        const Error error = piece.is_page() ? region.cap.retype<SmallPage>(slot)
                                            : region.cap.retype<Untyped>(slot, piece.size_bits());
        if (!is_ok(error)) {
            panic("the untyped of the console's UART cannot be split");
        }
        if (piece.is_page()) {
            taken.page = Cap<Page>{slot.index};
            taken.page_address = piece.address();
        }
    }
    const Result<Word> made_at = taken.page.get_address();
    if (!made_at || *made_at != taken.page_address) {
        panic("the page that was to be the console's UART is another");
    }
    return taken.page;
}

UntypedRegion device_untyped(const BootInfo& boot_info, Word paddr) {
    const UntypedRegion region = boot_region(boot_info, paddr);
    if (region.cap.is_null() || region.cap != claims().device) {
        return region;
    }
    Word slot = claims().slots.end;  // claims grow down: the first piece lies in the last slot
    for (Split piece(region, claims().page_address); !piece.is_over(); piece.next()) {
        --slot;
        if (paddr - piece.address() < bytes(piece.size_bits())) {
            return piece.is_page() ? UntypedRegion{}
                                   : UntypedRegion{Cap<Untyped>{slot}, piece.address(),
                                                   piece.size_bits(), true};
        }
    }
    return {};
}

void start::claim_console(Cap<Any> console) {
    taken.console = console;
}

}  // namespace selfe
