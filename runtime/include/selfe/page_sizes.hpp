// The sizes of pages, by name, number and type of object.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/page.hpp"
#include "selfe/word.hpp"

namespace selfe {

/// One size of page: 2^bits bytes, made by retype as `type`.
struct PageSize {
    Word bits;
    Word type;
};

/// True for the names of page sizes (SmallPage, LargePage, …), which are no types of capabilities.
template <class Object>
inline constexpr bool is_page_size = false;

namespace detail {

template <class Object, bool IsPageSize>
struct InvokedAs {
    using Type = Object;
};
template <class Object>
struct InvokedAs<Object, true> {
    using Type = Page;
};

}  // namespace detail

/// What a capability to a new object is a Cap of: Page for every size of page, else the same.
template <class Object>
using InvokedAs = typename detail::InvokedAs<Object, is_page_size<Object>>::Type;

}  // namespace selfe

// page_sizes[], smallest first; is_page_size of this architecture's names; translation tables.
#include "selfe/arch/page_levels.hpp"

namespace selfe {

/// The size of 2^`bits` bytes; null if this kernel has no such pages.
[[nodiscard]] constexpr const PageSize* find_page_size(Word bits) {
    for (Word i = 0; i < arch::page_size_count; ++i) {
        if (arch::page_sizes[i].bits == bits) {
            return &arch::page_sizes[i];
        }
    }
    return nullptr;
}

}  // namespace selfe
