// Keys in quotes where they need them; distances between words.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/spelling.hpp"

#include "selfe/configuration/setting.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace selfe::configuration {
namespace {

/// How many letters must be changed, added, dropped or swapped with their neighbour to make one
/// word of the other: the optimal string alignment distance.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::vector<std::size_t>> cost(left.size() + 1,
                                               std::vector<std::size_t>(right.size() + 1));
    for (std::size_t row = 0; row <= left.size(); ++row) {
        for (std::size_t column = 0; column <= right.size(); ++column) {
            if (row == 0 || column == 0) {
                cost[row][column] = row + column;
                continue;
            }
            const bool is_same = left[row - 1] == right[column - 1];
            cost[row][column] =
                std::min({cost[row - 1][column] + 1, cost[row][column - 1] + 1,
                          cost[row - 1][column - 1] + (is_same ? std::size_t{0} : std::size_t{1})});
            if (row > 1 && column > 1 && left[row - 1] == right[column - 2] &&
                left[row - 2] == right[column - 1]) {
                cost[row][column] = std::min(cost[row][column], cost[row - 2][column - 2] + 1);
            }
        }
    }
    return cost.back().back();
}

}  // namespace

std::string toml_key(std::string_view key) {
    constexpr std::string_view bare =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    const bool is_bare = !key.empty() && key.find_first_not_of(bare) == std::string_view::npos;
    return is_bare ? std::string(key) : to_toml(Scalar(std::string(key)));
}

std::string did_you_mean(std::string_view unknown, std::span<const std::string_view> known) {
    // No word of the format is as long as this, and the distance costs the product of the lengths.
    constexpr std::size_t longest = 64;
    if (unknown.size() > longest) {
        return {};
    }
    std::string_view nearest;
    std::size_t best = std::max<std::size_t>(1, unknown.size() / 3) + 1;
    for (const std::string_view name : known) {
        const std::size_t found = distance(unknown, name);
        if (found < best && found < name.size()) {
            best = found;
            nearest = name;
        }
    }
    return nearest.empty() ? "" : "did you mean `" + std::string(nearest) + "`?";
}

}  // namespace selfe::configuration
