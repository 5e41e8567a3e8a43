// A header that leans the wrong way, for the test of the arrow table.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once
#include "selfe/above.hpp"
