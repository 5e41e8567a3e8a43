// Where a value was written: file, line and column, so that every complaint can point.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <string>
#include <utility>

namespace selfe::configuration {

/// A place in a file; lines and columns count from 1, 0 means the source as a whole. `file` may
/// also name what is no file: `$SEL4_PLATFORM`, `--platform`, `embedded default`.
struct Place {
    std::string file;
    unsigned line{};
    unsigned column{};
};

/// `file:line:column`, without the parts that are 0.
[[nodiscard]] std::string to_string(const Place& place);

/// A Diagnostic about what stands at `place`.
[[nodiscard]] inline Diagnostic complaint(const Place& place, std::string message,
                                          std::string hint = {}) {
    return {place.file, place.line, place.column, std::move(message), std::move(hint)};
}

/// A value and where it was written. Two are equal if the values are: a document that was printed
/// and read again is the same document.
template <class T>
struct Placed {
    T value{};
    Place place;

    friend bool operator==(const Placed& left, const Placed& right) {
        return left.value == right.value;
    }
};

}  // namespace selfe::configuration
