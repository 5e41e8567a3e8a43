// Objects that only kernels with scheduling contexts have.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/scheduling/reply.hpp"
#include "selfe/scheduling/sched_context.hpp"
