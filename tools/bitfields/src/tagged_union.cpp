// Parses a tagged union.
// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <set>

#include "definitions.hpp"

namespace selfe::bitfields {
namespace {

/// What follows `tag`: a block's name and its value.
Expected<Variant> parse_variant(Tokens& tokens, const std::string& tag,
                                const std::vector<Block>& blocks) {
    const auto name = tokens.name("block");
    if (!name) {
        return std::unexpected(name.error());
    }
    const auto block = std::ranges::find(blocks, name->text, &Block::name);
    if (block == blocks.end()) {
        return tokens.error(*name, "no block is called '" + std::string(name->text) + "'",
                            "a union stands behind its blocks");
    }
    const auto field = std::ranges::find(block->fields, tag, &Field::name);
    if (field == block->fields.end()) {
        return tokens.error(*name, "block " + block->name + " has no field " + tag);
    }
    const auto value = tokens.number(~std::uint64_t{0} >> (64 - field->width));
    if (!value) {
        return std::unexpected(value.error());
    }
    return Variant{*block, *value};
}

/// Whether the variants can be told apart, and by one field.
Expected<void> check(const Tokens& tokens, const Token& name, const TaggedUnion& tagged) {
    std::set<std::uint64_t> values;
    std::set<std::string> names;
    const Block& first = tagged.variants.front().block;
    for (const auto& [block, value] : tagged.variants) {
        if (block.words != tagged.words ||
            std::ranges::find(block.fields, tagged.tag) == block.fields.end()) {
            return tokens.error(name, "blocks " + first.name + " and " + block.name + " of union " +
                                          tagged.name + " differ in size or in their tag's place");
        }
        if (!values.insert(value).second || !names.insert(block.name).second) {
            return tokens.error(name, "union " + tagged.name + " has block " + block.name +
                                          " or its tag " + std::to_string(value) + " twice");
        }
    }
    return {};
}

}  // namespace

Expected<TaggedUnion> parse_union(Tokens& tokens, const Token& name,
                                  const std::vector<Block>& blocks) {
    const auto tag = tokens.name("tag field");
    const auto opening = tag ? tokens.expect("{") : tag;
    if (!opening) {
        return std::unexpected(opening.error());
    }
    TaggedUnion tagged{std::string(name.text), {}, 0, {}, name.line};
    for (Token keyword = tokens.next(); keyword.text != "}"; keyword = tokens.next()) {
        if (keyword.is_end()) {
            return tokens.error(keyword, "the file ends in the middle of a union", "is it whole?");
        }
        if (keyword.text != "tag") {
            return tokens.error(keyword, "unknown item " + shown(keyword.text) + " in a union",
                                kernel_only);
        }
        auto variant = parse_variant(tokens, std::string(tag->text), blocks);
        if (!variant) {
            return std::unexpected(variant.error());
        }
        tagged.variants.push_back(std::move(*variant));
    }
    if (tagged.variants.empty()) {
        return tokens.error(name, "union " + tagged.name + " is empty");
    }
    const Block& first = tagged.variants.front().block;
    tagged.tag = *std::ranges::find(first.fields, tag->text, &Field::name);
    tagged.words = first.words;
    if (auto checked = check(tokens, name, tagged); !checked) {
        return std::unexpected(checked.error());
    }
    return tagged;
}

}  // namespace selfe::bitfields
