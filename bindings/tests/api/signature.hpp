// How the lists of this folder say what a function must look like.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sys.hpp"

/// The function exists and has just this type.
#define SELFE_SIGNATURE(function, ...) \
    static_assert(__is_same(decltype(selfe::sys::function), __VA_ARGS__), #function)
