// Objects that only x86_64 has.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/ept.hpp"
#include "selfe/io_port.hpp"
#include "selfe/io_space.hpp"
#include "selfe/vcpu.hpp"
