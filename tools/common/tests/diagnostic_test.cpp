// Tests that a diagnostic prints as editors expect it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/diagnostic.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace selfe {
namespace {

std::string printed(const Diagnostic& diagnostic) {
    std::ostringstream out;
    print(diagnostic, out);
    return out.str();
}

TEST(Diagnostic, PrintsPlaceMessageAndHint) {
    EXPECT_EQ(printed({"platform.toml", 3, 7, "is wrong", "do this"}),
              "platform.toml:3:7: error: is wrong\nhint: do this\n");
}

TEST(Diagnostic, LeavesOutWhatIsUnknown) {
    EXPECT_EQ(printed({"a.elf", 0, 0, "is wrong", ""}), "a.elf: error: is wrong\n");
    EXPECT_EQ(printed({"a.toml", 3, 0, "is wrong", ""}), "a.toml:3: error: is wrong\n");
    EXPECT_EQ(printed({"", 0, 0, "is wrong", ""}), "error: is wrong\n");
}

}  // namespace
}  // namespace selfe
