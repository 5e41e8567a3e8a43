// Lists names.
// SPDX-License-Identifier: BSD-2-Clause
#include "names.hpp"

namespace selfe::bitfields {
namespace {

void add(std::set<std::string>& names, const std::vector<std::string>& more) {
    names.insert(more.begin(), more.end());
}

void add_block(std::set<std::string>& names, const std::string& stem, const Block& block,
               const std::string& tag) {
    add(names, constructor_names(stem));
    for (const Field& field : block.fields) {
        if (field.name != tag) {
            add(names, accessor_names(stem, field.name));
        }
    }
}

}  // namespace

std::set<std::string> function_names(const Specification& specification) {
    std::set<std::string> names;
    for (const Block& block : specification.blocks) {
        add_block(names, block.name, block, "");
    }
    for (const TaggedUnion& tagged : specification.unions) {
        add(names, tag_names(tagged));
        for (const Variant& variant : tagged.variants) {
            add_block(names, tagged.name + "_" + variant.block.name, variant.block,
                      tagged.tag.name);
        }
    }
    return names;
}

std::set<std::string> type_names(const Specification& specification) {
    std::set<std::string> names;
    for (const Block& block : specification.blocks) {
        add(names, {block.name, block.name + "_t"});
    }
    for (const TaggedUnion& tagged : specification.unions) {
        add(names, {tagged.name, tagged.name + "_t", tagged.name + "_tag", tagged.name + "_tag_t"});
    }
    return names;
}

}  // namespace selfe::bitfields
