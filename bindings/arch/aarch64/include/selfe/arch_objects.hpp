// Objects that only AArch64 has.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/smc.hpp"
