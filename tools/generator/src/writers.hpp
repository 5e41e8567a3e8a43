// The four files that are written for one configuration, each as a function from model to text.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "api.hpp"
#include "configuration.hpp"

namespace selfe::generator {

/// selfe/sys.hpp: every public name in namespace selfe::sys, macros as typed constants.
[[nodiscard]] std::string sys_header(const Api& api);

/// selfe/config.hpp: consteval look-up of configuration keys.
[[nodiscard]] std::string config_header(const Configuration& configuration);

/// selfe/abi_check.cpp: what libclang saw, asserted by the compiler that compiles it.
[[nodiscard]] std::string abi_check(const Api& api);

/// selfe/api.json: the same as data.
[[nodiscard]] std::string manifest(const Api& api, const Configuration& configuration);

}  // namespace selfe::generator
