// Maps memory for a heap, and leaves it mapped.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/mapped_heap_source.hpp"

namespace selfe {

HeapSource::Arena MappedHeapSource::grow(size_t size) {
    constexpr size_t page = size_t{1} << sys::seL4_PageBits;
    const size_t wanted = size > step_ ? size : step_;
    const size_t rounded = (wanted + page - 1) & -page;
    Mapped mapped = mapper_.map(rounded);
    last_error_ = mapped.error();
    if (!mapped) {
        return {};
    }
    Mapping memory = hand_over(mapped).take();
    return {reinterpret_cast<void*>(memory.release()), rounded};
}

}  // namespace selfe
