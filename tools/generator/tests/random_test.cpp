// The readers of gen_config.json and CMakeCache.txt on texts that nobody wrote: they answer.
// SPDX-License-Identifier: BSD-2-Clause
#include <rapidcheck.h>

#include <algorithm>

#include "build_folder.hpp"
#include "configuration.hpp"
#include "scratch.hpp"

namespace selfe::generator {
namespace {

/// A text with up to three of its pieces replaced.
std::string damaged(std::string text, const std::vector<std::string>& pieces) {
    const auto count = *rc::gen::inRange(1, 4);
    for (int i = 0; i < count; ++i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
        text.replace(at, *rc::gen::inRange<std::size_t>(0, 12), *rc::gen::elementOf(pieces));
    }
    return text;
}

void check_configuration_answer(const std::string& text) {
    Configuration configuration;
    const auto added = add_configuration(configuration, text, "f");
    if (!added) {
        RC_ASSERT(added.error().file == "f");
        RC_ASSERT(!added.error().message.empty());
        RC_ASSERT(added.error().line <= 1 + std::ranges::count(text, '\n'));
    }
}

TEST(RandomConfiguration, AnyBytesGetAnAnswer) {
    EXPECT_TRUE(rc::check([] { check_configuration_answer(*rc::gen::arbitrary<std::string>()); }));
}

TEST(RandomConfiguration, AnyDamageGetsAnAnswer) {
    const std::string whole =
        content(miniature_prefix() / "libsel4/include/kernel/gen_config.json");
    const std::vector<std::string> pieces{
        "{",       "}",     "[",  "]",    "\"",   "\\",      ":",
        ",",       "1e999", "-1", "null", "\xff", "\\ud800", "18446744073709551616",
        "{\"a\":", "\n"};
    EXPECT_TRUE(rc::check([&] { check_configuration_answer(damaged(whole, pieces)); }));
}

TEST(RandomConfiguration, WhatIsANumberIsItsValue) {
    EXPECT_TRUE(rc::check([] {
        const auto value =
            *rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<unsigned long long>());
        RC_ASSERT(as_number(std::to_string(value)) == value);
        RC_ASSERT(as_number(std::to_string(value) + "x") == std::nullopt);
    }));
}

class RandomCache : public Scratch {};

TEST_F(RandomCache, AnyDamageGetsAnAnswer) {
    const std::string here = folder().string();
    const std::string whole =
        "# c\nKernelArch:STRING=arm\nKernelSel4Arch:STRING=aarch64\n"
        "KernelPlatform:STRING=p\nKernelWordSize:INTERNAL=64\n"
        "seL4_SOURCE_DIR:STATIC=/s\nseL4_BINARY_DIR:STATIC=/b\n"
        "libsel4_SOURCE_DIR:STATIC=" +
        here + "\nlibsel4_BINARY_DIR:STATIC=/b/libsel4\n";
    const std::vector<std::string> pieces{":", "=", "\n", "#", "//", "", "\xff", "x", "../../.."};
    EXPECT_TRUE(rc::check([&] {
        write(folder() / "CMakeCache.txt", damaged(whole, pieces));
        const auto includes = build_folder_includes(folder());
        if (!includes) {
            RC_ASSERT(includes.error().file == (folder() / "CMakeCache.txt").string());
            RC_ASSERT(!includes.error().hint.empty());
        }
    }));
}

}  // namespace
}  // namespace selfe::generator
