// Pairs of functions whose machine code compare_code.py requires to be equal.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sel4.hpp"

/// A value and an error, returned together; made as Result is, so that only the calls can differ.
template <class T>
struct RawResult {
    constexpr RawResult(T value_, unsigned error_) : value(value_), error(error_) {}
    T value;
    unsigned error;
};

// A macro, since a pair must have one name and one parameter list that cannot drift apart.
#define SELFE_PAIR(name, parameters, raw, typed) \
    extern "C" auto raw_##name parameters {      \
        return raw;                              \
    }                                            \
    extern "C" auto typed_##name parameters {    \
        return typed;                            \
    }

// The same for calls whose answer is a structure of an error and a member.
#define SELFE_RESULT_PAIR(name, type, parameters, call, member, typed) \
    extern "C" RawResult<type> raw_##name parameters {                 \
        const auto raw = call;                                         \
        return {raw.member, static_cast<unsigned>(raw.error)};         \
    }                                                                  \
    extern "C" auto typed_##name parameters {                          \
        return typed;                                                  \
    }
