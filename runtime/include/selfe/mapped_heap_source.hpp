// Lets a heap grow by mapping memory.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/heap.hpp"
#include "selfe/page_mapper.hpp"

namespace selfe {

/// Maps what a heap asks for, in pieces of at least `step` bytes; there is no more when the mapper
/// says so, and `last_error` keeps why.
///
///     MappedHeapSource source(memory.pages);
///     Heap heap(source);
///     use_heap(heap);
class MappedHeapSource final : public HeapSource {
  public:
    explicit MappedHeapSource(PageMapper& mapper, size_t step = size_t{64} << 10)
        : mapper_(mapper), step_(step) {}
    Arena grow(size_t size) override;
    [[nodiscard]] MemoryError last_error() const { return last_error_; }

  private:
    PageMapper& mapper_;
    size_t step_;
    MemoryError last_error_;
};

}  // namespace selfe
