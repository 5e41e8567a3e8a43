// Objects that only AArch64 has, and those of both Arm architectures.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/smc.hpp"
#include "selfe/smmu.hpp"
#include "selfe/vcpu.hpp"
