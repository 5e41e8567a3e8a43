// The rules of Retype, Delete and Revoke, and of what may be mapped where.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel_model.hpp"

#include <algorithm>
#include <stdexcept>

namespace selfe::model {
namespace {

KernelModel* the_kernel = nullptr;

using Kind = ObjectType::Kind;

Word bytes(Word bits) {
    return Word{1} << bits;
}

bool is_kind(const Capability* capability, Kind kind) {
    return capability != nullptr && capability->object != nullptr &&
           capability->object->type->kind == kind;
}

const ObjectType* find_type(Word type) {
    const auto found = std::ranges::find(object_types, type, &ObjectType::type);
    return found == object_types.end() ? nullptr : &*found;
}

bool overlap(Word a, Word a_bits, Word b, Word b_bits) {
    const Word bits = std::max(a_bits, b_bits);
    return a >> bits == b >> bits;
}

}  // namespace

KernelModel::KernelModel(Word slot_count) : slot_count_(slot_count) {
    if (the_kernel != nullptr) {
        throw std::logic_error("two kernels at a time");
    }
    the_kernel = this;
    capabilities_[root] = {};
    capabilities_[vspace] = {};
}

KernelModel::~KernelModel() {
    the_kernel = nullptr;
}

KernelModel& KernelModel::current() {
    if (the_kernel == nullptr) {
        throw std::logic_error("a call to no kernel");
    }
    return *the_kernel;
}

void KernelModel::add_untyped(Word slot, Word paddr, Word bits, bool is_device) {
    capabilities_[slot].object = std::make_shared<Object>(
        Object{find_type(sys::seL4_UntypedObject), paddr, bits, is_device});
}

const Capability* KernelModel::find(Word slot) const {
    const auto found = capabilities_.find(slot);
    return found == capabilities_.end() ? nullptr : &found->second;
}

bool KernelModel::has_children(Word slot) const {
    return std::ranges::any_of(capabilities_,
                               [&](const auto& entry) { return entry.second.parent == slot; });
}

bool KernelModel::is_to_fail() {
    if (!calls_to_failure_ || (*calls_to_failure_)-- > 0) {
        return false;
    }
    calls_to_failure_.reset();
    has_failed_ = true;
    return true;
}

// Manual: "Memory Allocation Model" and "Capability Derivation Tree".
Error KernelModel::retype(Word untyped, Word type, Word size_bits, Word first, Word count) {
    const Capability* const from = find(untyped);
    if (from == nullptr || from->object == nullptr ||
        from->object->type->type != sys::seL4_UntypedObject) {
        return Error::InvalidCapability;
    }
    const ObjectType* const kind = find_type(type);
    if (kind == nullptr) {
        return Error::InvalidArgument;
    }
    const Word bits = kind->is_sized ? kind->bits + size_bits : kind->bits;
    if (count < 1 || count > sys::seL4_UntypedRetypeMaxObjects || first >= slot_count_ ||
        count > slot_count_ - first || bits > sys::seL4_MaxUntypedBits) {
        return Error::RangeError;
    }
    const bool is_allowed =
        !from->object->is_device || kind->kind == Kind::Page || type == sys::seL4_UntypedObject;
    if (!is_allowed || bits < sys::seL4_MinUntypedBits) {
        return Error::InvalidArgument;
    }
    for (Word slot = first; slot < first + count; ++slot) {
        if (find(slot) != nullptr) {
            return Error::DeleteFirst;
        }
    }
    Object& memory = *from->object;
    const Word used = has_children(untyped) ? memory.used : 0;
    const Word start = (used + bytes(bits) - 1) & -bytes(bits);
    if (start > bytes(memory.bits) || (bytes(memory.bits) - start) >> bits < count) {
        message[0] = bytes(memory.bits) - used;
        return Error::NotEnoughMemory;
    }
    if (is_to_fail()) {
        return Error::NotEnoughMemory;
    }
    memory.used = start + count * bytes(bits);
    for (Word i = 0; i < count; ++i) {
        const Word paddr = memory.paddr + start + i * bytes(bits);
        capabilities_[first + i] = {
            std::make_shared<Object>(Object{kind, paddr, bits, memory.is_device}), untyped, {}};
    }
    return Error::NoError;
}

Error KernelModel::copy(Word to, Word from) {
    const Capability* const source = find(from);
    if (find(to) != nullptr) {
        return Error::DeleteFirst;
    }
    if (source == nullptr) {
        return Error::FailedLookup;
    }
    capabilities_[to] = {source->object, from, {}};
    return Error::NoError;
}

Error KernelModel::remove(Word slot) {
    const Capability* const capability = find(slot);
    if (capability == nullptr) {
        return Error::NoError;
    }
    const Capability gone = *capability;
    capabilities_.erase(slot);
    for (auto& [other, child] : capabilities_) {
        if (child.parent == slot) {
            child.parent = gone.parent;
        }
    }
    if (is_kind(&gone, Kind::Table) && gone.place &&
        covers_anything(gone.place->vaddr, gone.place->bits)) {
        complaint_ = "a translation table went while something was mapped in it";
    }
    return Error::NoError;
}

Error KernelModel::revoke(Word slot) {
    if (find(slot) == nullptr) {
        return Error::FailedLookup;
    }
    while (has_children(slot)) {
        const auto child = std::ranges::find_if(
            capabilities_, [&](const auto& entry) { return entry.second.parent == slot; });
        const Word number = child->first;
        if (const Error error = revoke(number); !is_ok(error)) {
            return error;
        }
        if (const Error error = remove(number); !is_ok(error)) {
            return error;
        }
    }
    return Error::NoError;
}

Error KernelModel::missing_table(Word span_bits) {
    message[0] = 0;
    message[1] = sys::seL4_MissingCapability;
    message[2] = span_bits;
    return Error::FailedLookup;
}

Error KernelModel::map_page(Word slot, Word vspace_slot, Word vaddr, Word rights, Word attributes) {
    const auto found = capabilities_.find(slot);
    if (found == capabilities_.end() || !is_kind(&found->second, Kind::Page) ||
        vspace_slot != vspace) {
        return Error::InvalidCapability;
    }
    Capability& page = found->second;
    const Word bits = page.object->bits;
    if (page.place && page.place->vaddr != vaddr) {
        return Error::InvalidArgument;
    }
    if (vaddr % bytes(bits) != 0) {
        return Error::AlignmentError;
    }
    for (const Word span : table_spans) {
        if (span > bits && slot_of_table(vaddr, span) == 0) {
            return missing_table(span);
        }
    }
    if (!page.place && covers_anything(vaddr, bits)) {
        return Error::DeleteFirst;
    }
    if (is_to_fail()) {
        return Error::IllegalOperation;
    }
    page.place = Place{vaddr, bits, rights, attributes};
    return Error::NoError;
}

Error KernelModel::unmap_page(Word slot) {
    const auto found = capabilities_.find(slot);
    if (found == capabilities_.end() || !is_kind(&found->second, Kind::Page)) {
        return Error::InvalidCapability;
    }
    found->second.place.reset();
    return Error::NoError;
}

Error KernelModel::map_table(Word slot, Word vspace_slot, Word vaddr) {
    const auto found = capabilities_.find(slot);
    if (found == capabilities_.end() || !is_kind(&found->second, Kind::Table) ||
        found->second.place || vspace_slot != vspace) {
        return Error::InvalidCapability;
    }
    const Word wanted = found->second.object->type->span_bits;
    for (const Word span : table_spans) {
        if (slot_of_table(vaddr, span) != 0) {
            continue;
        }
        if (wanted != 0 && wanted != span) {
            return wanted < span ? missing_table(span) : Error::DeleteFirst;
        }
        if (covers_anything(vaddr & -bytes(span), span)) {
            return Error::DeleteFirst;
        }
        if (is_to_fail()) {
            return Error::IllegalOperation;
        }
        found->second.place = Place{vaddr & -bytes(span), span};
        return Error::NoError;
    }
    return Error::DeleteFirst;
}

Word KernelModel::slot_of_table(Word vaddr, Word span_bits) const {
    for (const auto& [slot, capability] : capabilities_) {
        if (is_kind(&capability, Kind::Table) && capability.place &&
            capability.place->bits == span_bits &&
            capability.place->vaddr >> span_bits == vaddr >> span_bits) {
            return slot;
        }
    }
    return 0;
}

/// True if a page, or a table of no more than this span, lies in 2^bits bytes from an address.
bool KernelModel::covers_anything(Word vaddr, Word bits) const {
    return std::ranges::any_of(capabilities_, [&](const auto& entry) {
        const Capability& capability = entry.second;
        return capability.place &&
               (is_kind(&capability, Kind::Page) || capability.place->bits <= bits) &&
               overlap(vaddr, bits, capability.place->vaddr, capability.place->bits);
    });
}

Word KernelModel::page_at(Word vaddr) const {
    for (const auto& [slot, capability] : capabilities_) {
        if (is_kind(&capability, Kind::Page) && capability.place &&
            overlap(vaddr, 0, capability.place->vaddr, capability.place->bits)) {
            return slot;
        }
    }
    return 0;
}

Word KernelModel::place_count() const {
    return static_cast<Word>(std::ranges::count_if(
        capabilities_, [](const auto& entry) { return entry.second.place.has_value(); }));
}

}  // namespace selfe::model
