// Files of the tests.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "selfe/api/interface.hpp"

namespace selfe::api {

/// The content of a file beside the tests.
inline std::string data(const std::string& name) {
    const std::ifstream in(std::string(SELFE_TEST_DATA) + "/" + name, std::ios::binary);
    EXPECT_TRUE(in) << name;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

inline Interface interface_of(const std::string& name) {
    const auto interface = read_interface(data(name), name);
    EXPECT_TRUE(interface) << interface.error().message;
    return interface.value_or(Interface{});
}

}  // namespace selfe::api
