// Pairs of functions whose machine code compare_code.py requires to be equal.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sel4.hpp"

// A macro, since a pair must have one name and one parameter list that cannot drift apart.
#define SELFE_PAIR(name, parameters, raw, typed) \
    extern "C" auto raw_##name parameters {      \
        return raw;                              \
    }                                            \
    extern "C" auto typed_##name parameters {    \
        return typed;                            \
    }
