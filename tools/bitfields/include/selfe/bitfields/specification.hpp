// Bitfield specifications (.pbf): the blocks and tagged unions of one file, with every bit's place.
// SPDX-License-Identifier: BSD-2-Clause
//
// A reader of its own, that shares nothing with the generators of kernels: what it says about a
// field is an independent word against the accessors that those generators wrote.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "selfe/common/diagnostic.hpp"

namespace selfe::bitfields {

/// `width` bits from bit `position` on; bit 0 is the least significant of word 0.
struct Field {
    std::string name;
    unsigned position{};
    unsigned width{};

    bool operator==(const Field&) const = default;
};

/// A type of whole words. What no field covers is padding, which constructors clear.
struct Block {
    std::string name;
    unsigned words{};
    std::vector<Field> fields;  ///< in the file's order, the most significant first
    unsigned line{};

    bool operator==(const Block&) const = default;
};

/// One of the blocks that a tagged union can hold.
struct Variant {
    Block block;
    std::uint64_t value{};  ///< of the tag field

    bool operator==(const Variant&) const = default;
};

/// Blocks of one size with the tag field at one place. They are no types of their own.
struct TaggedUnion {
    std::string name;
    Field tag;
    unsigned words{};
    std::vector<Variant> variants;
    unsigned line{};

    bool operator==(const TaggedUnion&) const = default;
};

struct Specification {
    unsigned word_bits{};       ///< 32 or 64
    std::vector<Block> blocks;  ///< those in no union
    std::vector<TaggedUnion> unions;

    bool operator==(const Specification&) const = default;
};

/// Parses the whole of a file; `file` only appears in messages.
/// Errors, each with line and column: an unknown word, a field that is empty or crosses a word, a
/// block that is no whole number of words, a name defined twice, variants that disagree on size or
/// tag, the file's end in the middle.
[[nodiscard]] Expected<Specification> parse_specification(std::string_view text,
                                                          const std::string& file);

}  // namespace selfe::bitfields
