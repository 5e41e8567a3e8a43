// Objects that only kernels without scheduling contexts have.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/scheduling/saved_caller.hpp"
