// Reads the environment variables that choose a configuration.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/request.hpp"

#include <cstdlib>

namespace selfe::configuration {
namespace {

std::optional<std::string> variable(const char* name) {
    const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): one thread
    return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace

Environment read_environment() {
    return {variable("SEL4_CONFIG_PATH"), variable("SEL4_PLATFORM"), variable("SEL4_OVERRIDE_ARCH"),
            variable("SEL4_OVERRIDE_SEL4_ARCH"), std::filesystem::current_path()};
}

}  // namespace selfe::configuration
