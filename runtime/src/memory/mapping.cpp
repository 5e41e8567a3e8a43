// What an owner of mapped memory asks its mapper.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/page_mapper.hpp"

namespace selfe {

Mapping& Mapping::operator=(Mapping&& other) {
    if (this != &other) {
        require_reset();
        mapper_ = other.mapper_;
        size_ = other.size_;
        address_ = other.release();
    }
    return *this;
}

Cap<Page> Mapping::page(Word offset) const {
    return mapper_->page_at(address_ + offset);
}

MemoryError Mapping::reset() {
    if (is_empty()) {
        return {};
    }
    const MemoryError error = mapper_->unmap(address_);
    if (is_ok(error)) {
        (void)release();
    }
    return error;
}

}  // namespace selfe
