// Tests what the loader refuses to start from.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/check.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

namespace selfe::loader {
namespace {

constexpr uint32_t machine = 183;
constexpr uint64_t image_start = 0x5000'0000;
constexpr uint64_t image_end = 0x5004'0000;

Payload good_payload() {
    Payload payload{};
    std::memcpy(payload.magic, payload_magic, sizeof payload.magic);
    payload.version = SELFE_PAYLOAD_VERSION;
    payload.size = SELFE_PAYLOAD_SIZE;
    payload.machine = machine;
    payload.region_count = 2;
    payload.core_count = 1;
    payload.image_size = 0x20000;
    payload.regions[0] = {0x4000'0000, 0x1000, 0x10000, 0x20000, 0, RegionKind::Kernel, 0};
    payload.regions[1] = {0x4002'0000, 0x11000, 0xf000, 0xf000, 0, RegionKind::RootTask, 0};
    return payload;
}

std::string fault_of(const Payload& payload, uint64_t start = image_start,
                     uint64_t end = image_end) {
    const char* const fault = find_fault(payload, machine, start, end);
    return fault == nullptr ? "none" : fault;
}

TEST(LoaderCheck, AcceptsAWholeImage) {
    EXPECT_EQ(fault_of(good_payload()), "none");
}

TEST(LoaderCheck, RefusesWhatIsNoTableOfItsVersion) {
    Payload payload = good_payload();
    payload.magic[7] = 'g';
    EXPECT_EQ(fault_of(payload), "there is no payload table in front of the loader");
    payload = good_payload();
    ++payload.version;
    EXPECT_EQ(fault_of(payload), "the payload table has another version; pack the image again");
    payload = good_payload();
    payload.region_count = 0;
    EXPECT_EQ(fault_of(payload), "the payload is empty; selfe-image pack makes a whole image");
    payload.region_count = max_regions + 1;
    EXPECT_EQ(fault_of(payload), "the payload table is damaged or for another architecture");
}

TEST(LoaderCheck, RefusesCoresThatNothingStarts) {
    const std::string expected =
        "the payload table is damaged: no such number of cores can be started";
    Payload payload = good_payload();
    payload.core_count = 2;
    EXPECT_EQ(fault_of(payload), expected);
    payload.core_start = CoreStart::Psci;
    EXPECT_EQ(fault_of(payload), "none");
    payload.core_count = max_cores + 1;
    EXPECT_EQ(fault_of(payload), expected);
    payload.core_count = 1;
    EXPECT_EQ(fault_of(payload), expected);
    payload.core_start = CoreStart::None;
    payload.core_count = 0;
    EXPECT_EQ(fault_of(payload), expected);
}

TEST(LoaderCheck, RefusesAnImageWithinAPage) {
    EXPECT_EQ(fault_of(good_payload(), image_start + 8, image_end + 8),
              "the image must be loaded at a multiple of 4096");
}

TEST(LoaderCheck, RefusesARegionOutsideTheImage) {
    const std::string expected = "the payload table is damaged: a region is outside the image";
    Payload payload = good_payload();
    ++payload.regions[1].file_size;
    ++payload.regions[1].memory_size;
    EXPECT_EQ(fault_of(payload), expected);
    payload = good_payload();
    payload.regions[0].source = ~uint64_t{0};
    EXPECT_EQ(fault_of(payload), expected);
    payload = good_payload();
    payload.regions[0].memory_size = payload.regions[0].file_size - 1;
    EXPECT_EQ(fault_of(payload), expected);
}

TEST(LoaderCheck, RefusesARegionBeyondTheAddresses) {
    const std::string expected =
        "the payload table is damaged: a region is beyond this processor's addresses";
    Payload payload = good_payload();
    payload.regions[1].destination = UINTPTR_MAX - payload.regions[1].memory_size;
    EXPECT_EQ(fault_of(payload), "none");
    ++payload.regions[1].destination;
    EXPECT_EQ(fault_of(payload), expected);
}

TEST(LoaderCheck, RefusesToOverwriteItself) {
    const std::string expected =
        "the image lies where kernel, device tree or root task must go; load it elsewhere";
    EXPECT_EQ(fault_of(good_payload(), 0x4002'e000, 0x4004'0000), expected);
    EXPECT_EQ(fault_of(good_payload(), 0x3fff'0000, 0x4000'0001), expected);
    EXPECT_EQ(fault_of(good_payload(), 0x4002'f000, 0x4004'0000), "none");
    EXPECT_EQ(fault_of(good_payload(), 0x3fff'0000, 0x4000'0000), "none");
}

}  // namespace
}  // namespace selfe::loader
