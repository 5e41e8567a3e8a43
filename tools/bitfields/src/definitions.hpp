// The two kinds of definition that a specification has.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <vector>

#include "selfe/bitfields/specification.hpp"
#include "tokens.hpp"

namespace selfe::bitfields {

inline constexpr const char* kernel_only =
    "libsel4's specifications have base, block, field, padding, tagged_union and tag; others are "
    "for the inside of a kernel";

/// What follows a block's name: `{ field NAME WIDTH | padding WIDTH ... }`.
[[nodiscard]] Expected<Block> parse_block(Tokens& tokens, const Token& name, unsigned word_bits);

/// What follows a union's name: `TAG { tag BLOCK VALUE ... }`; `blocks` are those defined before.
[[nodiscard]] Expected<TaggedUnion> parse_union(Tokens& tokens, const Token& name,
                                                const std::vector<Block>& blocks);

}  // namespace selfe::bitfields
