// The core that a thread runs on, on kernels that have several.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/config.hpp"
#include "selfe/word.hpp"

namespace selfe {

/// Whether the kernel was built for several cores; how many there are, BootInfo.num_nodes says.
inline constexpr bool has_several_cores = config::number("MAX_NUM_NODES") > 1;

namespace detail {

template <bool several>
struct CoreOf {
    /// The only core: nothing can be said of it, so that asking for another does not compile.
    struct Type {
        [[nodiscard]] constexpr Word number() const { return 0; }
    };
};
template <>
struct CoreOf<true> {
    struct Type {
        Word index = 0;

        constexpr Type() = default;
        constexpr Type(Word core) : index(core) {}
        [[nodiscard]] constexpr Word number() const { return index; }
    };
};

}  // namespace detail

/// A core by its number, from 0; on a kernel for one core, an empty type.
using Core = detail::CoreOf<has_several_cores>::Type;

}  // namespace selfe
