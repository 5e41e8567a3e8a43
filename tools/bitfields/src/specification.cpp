// Parses a specification, definition by definition.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/bitfields/specification.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "definitions.hpp"

namespace selfe::bitfields {
namespace {

class Parser {
  public:
    Parser(std::string_view text, const std::string& file) : tokens_(text, file) {}

    Expected<Specification> parse();

  private:
    Expected<void> definition(const Token& keyword);
    Expected<void> base();

    Tokens tokens_;
    Specification result_;
    std::vector<Block> blocks_;  ///< all of them, in the file's order
    std::set<std::string> names_;
};

Expected<Specification> Parser::parse() {
    Token keyword = tokens_.next();
    for (; !keyword.is_end(); keyword = tokens_.next()) {
        if (auto done = definition(keyword); !done) {
            return std::unexpected(done.error());
        }
    }
    if (result_.word_bits == 0) {
        return tokens_.error(keyword, "no definitions: 'base' is missing", "is the file whole?");
    }
    std::set<std::string> in_unions;
    for (const TaggedUnion& tagged : result_.unions) {
        for (const Variant& variant : tagged.variants) {
            in_unions.insert(variant.block.name);
        }
    }
    std::ranges::copy_if(blocks_, std::back_inserter(result_.blocks),
                         [&](const Block& block) { return !in_unions.contains(block.name); });
    return std::move(result_);
}

Expected<void> Parser::definition(const Token& keyword) {
    if (keyword.text == "base") {
        return base();
    }
    const bool is_block = keyword.text == "block";
    if (!is_block && keyword.text != "tagged_union") {
        return tokens_.error(keyword, "unknown definition " + shown(keyword.text), kernel_only);
    }
    if (result_.word_bits == 0) {
        return tokens_.error(keyword, "'base' must come before the first definition");
    }
    const auto name = tokens_.name(is_block ? "block" : "union");
    if (!name) {
        return std::unexpected(name.error());
    }
    if (!names_.emplace(name->text).second) {
        return tokens_.error(*name, shown(name->text) + " is defined twice");
    }
    if (is_block) {
        auto block = parse_block(tokens_, *name, result_.word_bits);
        if (!block) {
            return std::unexpected(block.error());
        }
        blocks_.push_back(std::move(*block));
        return {};
    }
    auto tagged = parse_union(tokens_, *name, blocks_);
    if (!tagged) {
        return std::unexpected(tagged.error());
    }
    result_.unions.push_back(std::move(*tagged));
    return {};
}

Expected<void> Parser::base() {
    const Token where = tokens_.next();
    if (where.text != "32" && where.text != "64") {
        return tokens_.error(where, "the base is " + shown(where.text) + ", neither 32 nor 64",
                             kernel_only);
    }
    if (result_.word_bits != 0) {
        return tokens_.error(where, "the base is given twice");
    }
    result_.word_bits = where.text == "32" ? 32 : 64;
    return {};
}

}  // namespace

Expected<Specification> parse_specification(std::string_view text, const std::string& file) {
    return Parser(text, file).parse();
}

}  // namespace selfe::bitfields
