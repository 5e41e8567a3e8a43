// Parses a block and places its bits.
// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>

#include "definitions.hpp"

namespace selfe::bitfields {
namespace {

/// A block holds 64 words at most: three times the longest fault message of any architecture.
constexpr std::uint64_t largest_block_bits = std::uint64_t{64} * 64;

/// What stands in a block, before its bits have places; padding has no name.
struct Item {
    std::string name;
    unsigned width{};
    Token where;
};

/// One `field NAME WIDTH` or `padding WIDTH`, whose first word has been read.
Expected<Item> parse_item(Tokens& tokens, const Token& keyword) {
    Item item{{}, 0, keyword};
    if (keyword.text == "field") {
        const auto name = tokens.name("field");
        if (!name) {
            return std::unexpected(name.error());
        }
        item.name = name->text;
    } else if (keyword.is_end()) {
        return tokens.error(keyword, "the file ends in the middle of a block", "is it whole?");
    } else if (keyword.text != "padding") {
        return tokens.error(keyword, "unknown item " + shown(keyword.text) + " in a block",
                            kernel_only);
    }
    const auto width = tokens.number(largest_block_bits);
    if (!width) {
        return std::unexpected(width.error());
    }
    item.width = static_cast<unsigned>(*width);
    return item;
}

/// From the top of `bits` bits downwards.
Expected<std::vector<Field>> place(const Tokens& tokens, const std::string& block,
                                   const std::vector<Item>& items, unsigned bits,
                                   unsigned word_bits) {
    std::vector<Field> fields;
    for (const Item& item : items) {
        bits -= item.width;
        if (item.name.empty()) {
            continue;
        }
        const std::string full = block + "." + item.name;
        if (item.width == 0 || bits % word_bits + item.width > word_bits) {
            return tokens.error(item.where, "field " + full + " is empty or crosses a word");
        }
        if (std::ranges::find(fields, item.name, &Field::name) != fields.end()) {
            return tokens.error(item.where, "field " + full + " is defined twice");
        }
        fields.push_back({item.name, bits, item.width});
    }
    return fields;
}

}  // namespace

Expected<Block> parse_block(Tokens& tokens, const Token& name, unsigned word_bits) {
    if (auto opening = tokens.expect("{"); !opening) {
        return std::unexpected(opening.error());
    }
    std::vector<Item> items;
    std::uint64_t bits = 0;
    for (Token keyword = tokens.next(); keyword.text != "}"; keyword = tokens.next()) {
        auto item = parse_item(tokens, keyword);
        if (!item) {
            return std::unexpected(item.error());
        }
        bits += item->width;
        items.push_back(std::move(*item));
    }
    Block block{std::string(name.text), static_cast<unsigned>(bits / word_bits), {}, name.line};
    if (bits == 0 || bits % word_bits != 0 || bits > largest_block_bits) {
        return tokens.error(name, "block " + block.name + " has " + std::to_string(bits) +
                                      " bits, not one or more whole words");
    }
    auto fields = place(tokens, block.name, items, static_cast<unsigned>(bits), word_bits);
    if (!fields) {
        return std::unexpected(fields.error());
    }
    block.fields = std::move(*fields);
    return block;
}

}  // namespace selfe::bitfields
