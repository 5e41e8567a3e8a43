// Tests of settings held against the configuration that the reference kernel publishes.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/reference_check.hpp"
#include "selfe/common/file.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;
using configuration::Resolved;
using configuration::Scalar;

/// A build folder in which the reference kernel is configured.
class ReferenceCheck : public testing::Test {
  protected:
    ReferenceCheck() {
        std::string pattern = (fs::temp_directory_path() / "selfe-reference-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
        EXPECT_TRUE(write_file_atomically(
            folder_ / "libsel4/libsel4/include/kernel/gen_config.json",
            R"({"DEBUG_BUILD": true, "KERNEL_MCS": false, "MAX_NUM_NODES": "1", "PLAT": "pc99"})"));
    }
    ~ReferenceCheck() override { fs::remove_all(folder_); }

    /// The complaint about one setting; empty if there is none.
    std::string complaint_about(const std::string& key, const Scalar& value) {
        Resolved resolved;
        resolved.settings.push_back({key, {value, "[sel4.config]", {"sel4.toml", 7, 1}}, {}});
        const auto checked = check_reference_options(resolved, folder_);
        EXPECT_TRUE(checked || checked.error().line == 7);
        return checked ? std::string() : checked.error().message;
    }

    fs::path folder_;
};

TEST_F(ReferenceCheck, WhatTheKernelIsMayBeAskedFor) {
    EXPECT_EQ(complaint_about("KernelDebugBuild", true), "");
    EXPECT_EQ(complaint_about("KernelMaxNumNodes", std::int64_t{1}), "");
    EXPECT_EQ(complaint_about("KernelIsMCS", false), "");
}

TEST_F(ReferenceCheck, WhatTheKernelIsNotIsRefusedWithWhatItIs) {
    EXPECT_NE(complaint_about("KernelIsMCS", true).find("is built with false"), std::string::npos);
    EXPECT_NE(complaint_about("KernelMaxNumNodes", std::int64_t{4}).find("is built with 1"),
              std::string::npos);
    EXPECT_NE(complaint_about("KernelDebugBuild", false).find("is built with true"),
              std::string::npos);
}

TEST_F(ReferenceCheck, AnOptionThatItHasNotMayOnlyBeSwitchedOff) {
    EXPECT_NE(complaint_about("KernelVTX", true).find("has no such option"), std::string::npos);
    EXPECT_EQ(complaint_about("KernelVTX", false), "");
}

TEST_F(ReferenceCheck, TheChoiceOfPlatformIsNoOptionOfTheKernel) {
    EXPECT_EQ(complaint_about("KernelPlatform", "imx6"), "");
    EXPECT_EQ(complaint_about("ARM_CPU", "cortex-a57"), "");
}

}  // namespace
}  // namespace selfe::kernel
