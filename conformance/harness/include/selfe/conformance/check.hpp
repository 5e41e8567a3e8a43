// Assertions: each decides a row of the catalogue, and records what was expected and what came.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <concepts>

#include "selfe/conformance/outcome.hpp"
#include "selfe/conformance/reply.hpp"
#include "selfe/error.hpp"
#include "selfe/message_info.hpp"

namespace selfe::conformance {

/// How a value is written into a detail line.
inline void describe(DetailText& text, Word value) {
    text.add("0x");
    text.add_hex(value);
}
inline void describe(DetailText& text, Error value) {
    text.add(name_of(value));
    text.add(" (");
    text.add_decimal(static_cast<Word>(value));
    text.add(")");
}
inline void describe(DetailText& text, bool value) {
    text.add(value ? "true" : "false");
}
void describe(DetailText& text, const Reply& value);
void describe(DetailText& text, MessageInfo value);
void describe(DetailText& text, const Either& value);

template <class T>
concept DescribedAsWord = std::integral<T> || __is_enum(T);

template <DescribedAsWord T>
void describe(DetailText& text, T value) {
    describe(text, static_cast<Word>(value));
}

/// Where an assertion stands.
struct Place {
    const char* file;
    unsigned line;
};

/// Decides `row` (the `row_index`-th of the running case) by `actual == expected`.
template <class Actual, class Expected>
void check_equal(size_t row_index, const char* row, Place place, const Actual& actual,
                 const Expected& expected) {
    Outcome& outcome = Outcome::current();
    outcome.row_was_checked(row_index);
    if (actual == expected) {
        return;
    }
    DetailText text;
    text.add(row);
    text.add(" expected ");
    describe(text, expected);
    text.add(" got ");
    describe(text, actual);
    outcome.fail(text, place.file, place.line);
}

}  // namespace selfe::conformance

#define SELFE_PLACE               \
    ::selfe::conformance::Place { \
        __FILE__, __LINE__        \
    }

/// Decides a row: `actual` must equal `expected`. The case goes on either way.
#define CHECK_EQ(row, actual, expected)                                                        \
    do {                                                                                       \
        static_assert(case_rows.index_of(row) < sizeof case_rows.applies,                      \
                      "the case does not declare this row");                                   \
        ::selfe::conformance::check_equal(case_rows.index_of(row), row, SELFE_PLACE, (actual), \
                                          (expected));                                         \
    } while (false)

/// Decides a row by a condition.
#define CHECK(row, condition) CHECK_EQ(row, static_cast<bool>(condition), true)

/// What a case needs before it can decide anything: a failure ends the case as FAIL.
#define REQUIRE_EQ(actual, expected)                                                 \
    do {                                                                             \
        const auto required_actual = (actual);                                       \
        const auto required_expected = (expected);                                   \
        if (!(required_actual == required_expected)) {                               \
            ::selfe::conformance::DetailText text;                                   \
            text.add("cannot arrange: " #actual " is ");                             \
            ::selfe::conformance::describe(text, required_actual);                   \
            ::selfe::conformance::Outcome::current().fail(text, __FILE__, __LINE__); \
            t.abandon();                                                             \
        }                                                                            \
    } while (false)

#define REQUIRE(condition) REQUIRE_EQ(static_cast<bool>(condition), true)
/// Ends the case as FAIL unless the call succeeds.
#define REQUIRE_OK(call) REQUIRE_EQ((call), ::selfe::Error::NoError)

/// Ends the case as SKIP, with a reason that the report shows, unless the condition holds.
#define NEEDS(condition, reason)                                   \
    do {                                                           \
        if (!(condition)) {                                        \
            ::selfe::conformance::Outcome::current().skip(reason); \
            t.abandon();                                           \
        }                                                          \
    } while (false)
