// Compares item by item.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/api/difference.hpp"

#include <set>

namespace selfe::api {
namespace {

const Items& items_of(const Interface& interface, Kind kind) {
    static const Items none;
    const auto found = interface.find(kind);
    return found == interface.end() ? none : found->second;
}

Change change_between(const Item& before, const Item& after) {
    if (before.shape != after.shape) {
        return Change::Retyped;
    }
    return before.value != after.value ? Change::Renumbered : Change::Renamed;
}

void compare_kind(std::vector<Difference>& differences, Kind kind, const Items& before,
                  const Items& after) {
    std::set<std::string> names;
    for (const Items* items : {&before, &after}) {
        for (const auto& [name, item] : *items) {
            names.insert(name);
        }
    }
    for (const std::string& name : names) {
        const auto old_item = before.find(name);
        const auto new_item = after.find(name);
        if (old_item == before.end()) {
            differences.push_back({kind, name, Change::Added, {}, new_item->second});
        } else if (new_item == after.end()) {
            differences.push_back({kind, name, Change::Removed, old_item->second, {}});
        } else if (old_item->second != new_item->second) {
            differences.push_back({kind, name, change_between(old_item->second, new_item->second),
                                   old_item->second, new_item->second});
        }
    }
}

}  // namespace

std::vector<Difference> compare(const Interface& before, const Interface& after) {
    std::vector<Difference> differences;
    std::set<Kind> kinds;
    for (const Interface* interface : {&before, &after}) {
        for (const auto& [kind, items] : *interface) {
            kinds.insert(kind);
        }
    }
    for (const Kind kind : kinds) {
        compare_kind(differences, kind, items_of(before, kind), items_of(after, kind));
    }
    return differences;
}

}  // namespace selfe::api
