// The whole pipeline: miniature prefix in, golden files out, and nothing else has a say.
// SPDX-License-Identifier: BSD-2-Clause
//
// After an intended change: selfe-bindgen --prefix tests/input/miniature --output
// tests/golden/miniature, and review the difference.
#include "generate.hpp"

#include "scratch.hpp"

namespace selfe::generator {
namespace {

namespace fs = std::filesystem;

class Generate : public Scratch {};

TEST_F(Generate, MiniaturePrefixGivesGoldenFilesByteForByte) {
    const auto generated = generate(miniature_prefix(), "");
    ASSERT_TRUE(generated) << generated.error().message;
    for (const auto& [name, bytes] : generated->files) {
        EXPECT_EQ(content(fs::path(SELFE_TEST_DATA) / "golden" / "miniature" / name), bytes)
            << name;
    }
    EXPECT_EQ(generated->files.size(), 4U);
}

TEST_F(Generate, AnotherPlaceAndAnotherRunGiveTheSameFiles) {
    const auto here = generate(miniature_prefix(), "");
    const auto there = generate(prefix(), "aarch64-linux-gnu");
    ASSERT_TRUE(here);
    ASSERT_TRUE(there);
    EXPECT_EQ(here->files, there->files);
}

TEST_F(Generate, InputsAreWhatWasRead) {
    const auto generated = generate(prefix(), "");
    ASSERT_TRUE(generated);
    const std::vector<std::string> expected{header("kernel/gen_config.json").string(),
                                            header("sel4/gen_config.json").string(),
                                            header("kernel/gen_config.h").string(),
                                            header("sel4/macros.h").string(),
                                            header("sel4/sel4.h").string(),
                                            header("sel4/types.h").string()};
    EXPECT_EQ(generated->inputs, expected);
}

TEST_F(Generate, DepfileEscapesWhatMakeWouldSplit) {
    EXPECT_EQ(depfile("out", {"/a b/c", "/d$e"}), "out: \\\n  /a\\ b/c \\\n  /d$$e\n");
}

TEST_F(Generate, AnotherConfigurationChangesOnlyWhatDependsOnIt) {
    replace(header("kernel/gen_config.json"), "\"256\"", "\"128\"");
    replace(header("kernel/gen_config.h"), "CONFIG_NUM_PRIORITIES 256",
            "CONFIG_NUM_PRIORITIES 128");
    const auto original = generate(miniature_prefix(), "");
    const auto changed = generate(prefix(), "");
    ASSERT_TRUE(changed) << changed.error().message;
    EXPECT_EQ(changed->files.at("selfe/sys.hpp"), original->files.at("selfe/sys.hpp"));
    EXPECT_NE(changed->files.at("selfe/config.hpp"), original->files.at("selfe/config.hpp"));
    EXPECT_NE(changed->files.at("selfe/abi_check.cpp").find("::seL4_MaxPrio == 127U"),
              std::string::npos);
}

TEST_F(Generate, HeadersOfAnotherBuildAreAnErrorAtTheMacro) {
    replace(header("kernel/gen_config.json"), "\"256\"", "\"128\"");
    const auto generated = generate(prefix(), "");
    ASSERT_FALSE(generated);
    EXPECT_EQ(generated.error().file, header("kernel/gen_config.h").string());
    EXPECT_EQ(generated.error().line, 7U);
    EXPECT_EQ(generated.error().message,
              "CONFIG_NUM_PRIORITIES is not what gen_config.json says (128)");
}

TEST_F(Generate, FlagThatTheHeadersLackIsAnError) {
    replace(header("kernel/gen_config.json"), "\"KERNEL_MCS\": false", "\"KERNEL_MCS\": true");
    const auto generated = generate(prefix(), "");
    ASSERT_FALSE(generated);
    EXPECT_EQ(generated.error().message,
              "\"KERNEL_MCS\" is set, but the headers do not define CONFIG_KERNEL_MCS");
}

TEST_F(Generate, FlagThatTheHeadersHaveAndTheConfigurationDeniesIsAnError) {
    replace(header("kernel/gen_config.json"), "\"ARCH_AARCH64\": true", "\"ARCH_AARCH64\": false");
    const auto generated = generate(prefix(), "");
    ASSERT_FALSE(generated);
    EXPECT_EQ(generated.error().message,
              "CONFIG_ARCH_AARCH64 is not what gen_config.json says (not set)");
}

TEST_F(Generate, TargetWithNarrowPointersIsAnErrorBeforeTheHeaders) {
    for (const char* file : {"kernel/gen_config.json", "sel4/gen_config.json"}) {
        replace(header(file), "\"aarch64\"", "\"x86_64\"");
    }
    const auto generated = generate(prefix(), "x86_64-linux-gnux32");
    ASSERT_FALSE(generated);
    EXPECT_EQ(generated.error().file, header("kernel/gen_config.json").string());
    EXPECT_EQ(generated.error().message,
              "pointers of the target \"x86_64-linux-gnux32\" have 32 bits, words of the "
              "kernel have not");
}

}  // namespace
}  // namespace selfe::generator
