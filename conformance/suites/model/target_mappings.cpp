// Fills frames, furnishes VSpaces with the probe's code, and looks into them.
// SPDX-License-Identifier: BSD-2-Clause
#include "target_mappings.hpp"

#include <initializer_list>

#include "mapping_architecture.hpp"
#include "selfe/page_sizes.hpp"

namespace selfe::conformance {
namespace {

using models::mapping::Content;
using models::mapping::max_stock;
using models::mapping::Use;

Word empty_slots(Case& t, Word count) {
    const Word first = t.empty_slot().index;
    for (Word i = 1; i < count; ++i) {
        (void)t.empty_slot();
    }
    return first;
}

/// Each size has an address of its own: tables stay.
Word fill_address(Word frame_bits) {
    Word address = fill_base;
    for (unsigned i = 0; i < mapping_architecture.size_count; ++i) {
        if (mapping_architecture.sizes[i].bits < frame_bits) {
            address += fill_stride;
        }
    }
    return address;
}

}  // namespace

TargetMappings::TargetMappings(Case& t)
    : Kernel(calls_, mapping_architecture), case_(t), calls_(t), probe_(t, t.vspace()) {
    reserve_.own_vspace = t.vspace().bits;
    reserve_.asid_control = t.asid_control().bits;
    reserve_.asid_pool = t.asid_pool().bits;
    reserve_.homes = empty_slots(t, models::mapping::home_count);
    reserve_.stock = empty_slots(t, max_stock);
    for (Furniture& furniture : furniture_) {
        furniture = {t.make<Untyped>(Furniture::memory_bits),
                     empty_slots(t, Furniture::table_count), t.empty_slot().index};
    }
    const BootSpace boot(t);
    // Two of the size above the smallest, which can meet each other.
    add_stock(boot, 1);
    for (unsigned size = 1; size < mapping_architecture.size_count; ++size) {
        add_stock(boot, size);
    }
    // The tables that filling needs.
    const Cap<Page> small = make_page(t);
    map_page(t, t.vspace(), small, fill_address(mapping_architecture.sizes[0].bits));
    t.must(small.unmap(), "a page cannot be unmapped");
    for (unsigned i = 0; i < reserve_.stock_count; ++i) {
        const Cap<Page> page{reserve_.stock + i};
        map_page(t, t.vspace(), page,
                 fill_address(mapping_architecture.sizes[reserve_.stock_frames[i].size].bits));
        t.must(page.unmap(), "a page cannot be unmapped");
    }
}

/// Adds a frame out of memory that boot has left, or, if there is not enough, of a device.
void TargetMappings::add_stock(const BootSpace& boot, unsigned size) {
    const Word slot = reserve_.stock + reserve_.stock_count;
    for (const bool is_device : {false, true}) {
        if (reserve_.stock_count < max_stock &&
            is_made(boot, mapping_architecture.sizes[size], slot, is_device)) {
            reserve_.stock_frames[reserve_.stock_count++] = {static_cast<uint8_t>(size),
                                                             !is_device};
            return;
        }
    }
}

bool TargetMappings::is_made(const BootSpace& boot, const models::mapping::FrameSize& size,
                             Word slot, bool is_device) {
    for (const UntypedRegion& region : boot_info().untypeds()) {
        if (region.is_device == is_device && region.size_bits >= size.bits &&
            is_ok(boot.cap<Untyped>(region.cap.bits)
                      .retype(size.type, 0, case_.cnode(), 0, 0, slot, 1))) {
            return true;
        }
    }
    return false;
}

bool TargetMappings::fill(models::Word frame, unsigned frame_bits, const Content* contents,
                          size_t count) {
    const Word address = fill_address(frame_bits);
    const Cap<Page> page{calls_.field().scratch[0]};
    bool is_done =
        calls_.copy(page.bits, frame).is_success() &&
        is_ok(page.map(case_.vspace(), address, Rights::read_write(), VmAttributes::standard()));
    for (size_t i = 0; is_done && i < count; ++i) {
        const Word offset = contents[i].offset;
        word_at(address + offset) = contents[i].value;
        void* const code = reinterpret_cast<void*>(address + offset + models::mapping::code_offset);
        __builtin_memcpy(code, ProbeCode::one(), ProbeCode::size);
        make_visible_to_fetches(page, offset, small_page_bytes);
    }
    is_done = is_done && is_ok(page.unmap());
    return calls_.remove(page.bits).is_success() && is_done;
}

void TargetMappings::strip(unsigned n) {
    const Furniture& furniture = furniture_[n];
    calls_.remove(furniture.page);
    calls_.revoke(furniture.memory.bits);
}

bool TargetMappings::add_table(const Furniture& furniture, unsigned n, Cap<VSpace> vspace,
                               Word span_bits) {
    const arch::TableKind* const kind = arch::table_for(span_bits);
    const Word table = furniture.first_table + n;
    return kind != nullptr && n < Furniture::table_count &&
           calls_.retype(furniture.memory.bits, kind->type, 0, table).is_success() &&
           is_ok(kind->map(Cap<Any>{table}, vspace, reinterpret_cast<Word>(probe_code_page())));
}

bool TargetMappings::furnish(unsigned n, models::Word vspace_slot) {
    strip(n);
    const Furniture& furniture = furniture_[n];
    const Cap<VSpace> vspace{vspace_slot};
    const Cap<Page> page{furniture.page};
    if (!is_ok(Slot{case_.cnode(), page.bits, word_bits}.copy(
            case_.boot_slot(image_page_slot(boot_info(), probe_code_page())), Rights::all()))) {
        return false;
    }
    const auto map = [&] {
        return page.map(vspace, reinterpret_cast<Word>(probe_code_page()), Rights::can_read(),
                        VmAttributes::standard());
    };
    Error error = map();
    for (unsigned table = 0; error == Error::FailedLookup; ++table) {
        const Word bits_left = get_mr(2);
        if (!add_table(furniture, table, vspace, bits_left)) {
            return false;
        }
        error = map();
    }
    return is_ok(error);
}

bool TargetMappings::enter(models::Word vspace) {
    return is_ok(probe_.enter(Cap<VSpace>{vspace}));
}

void TargetMappings::leave() {
    case_.must(probe_.enter(case_.vspace()), "the probe cannot come home");
}

models::mapping::Access TargetMappings::look(Use use, models::Word address, models::Word value) {
    const conformance::Access access = use == Use::Read    ? probe_.read(address)
                                       : use == Use::Write ? probe_.write(address, value)
                                                           : probe_.execute(address);
    const bool is_allowed = access.is_allowed && (use != Use::Execute || access.value == 1);
    return {is_allowed, access.value, access.fault_address};
}

}  // namespace selfe::conformance
