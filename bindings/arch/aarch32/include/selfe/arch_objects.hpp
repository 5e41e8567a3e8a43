// Objects that only Arm has.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/smmu.hpp"
#include "selfe/vcpu.hpp"
