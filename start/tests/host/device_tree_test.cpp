// Tests of the device tree reader: on a tree that dtc made, and on the same tree with damage.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot/device_tree.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace selfe {
namespace {

using Memory = std::vector<unsigned char>;

Memory compiled_tree() {
    std::ifstream file(SELFE_TEST_TREE, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// In memory of its own, so that the address sanitizer sees a read behind its end.
Outcome<DeviceTree, BootCause> open(const Memory& memory) {
    return DeviceTree::open({memory.data(), memory.size()});
}

uint32_t field(const Memory& tree, size_t index) {
    const unsigned char* const at = tree.data() + 4 * index;
    return uint32_t{at[0]} << 24 | uint32_t{at[1]} << 16 | uint32_t{at[2]} << 8 | at[3];
}

void set_field(Memory& tree, size_t offset, uint32_t value) {
    for (size_t byte = 0; byte < 4; ++byte) {
        tree[offset + byte] = static_cast<unsigned char>(value >> (24 - 8 * byte));
    }
}

class DeviceTreeTest : public testing::Test {
  protected:
    Memory memory = compiled_tree();
    DeviceTree tree = *open(memory);
};

TEST_F(DeviceTreeTest, NodesComeInOrderWithTheirDepths) {
    std::string told;
    for (const DeviceTree::Node& node : tree.nodes()) {
        told += std::to_string(node.depth()) + node.name() + ' ';
    }
    EXPECT_EQ(told, "0 1chosen 1soc 2serial@9000000 2serial@9040000 1memory@40000000 ");
}

TEST_F(DeviceTreeTest, PathFindsItsNodeWithOrWithoutUnitAddress) {
    EXPECT_STREQ(tree.find("/")->name(), "");
    EXPECT_STREQ(tree.find("/memory")->name(), "memory@40000000");
    EXPECT_STREQ(tree.find("/soc/serial")->name(), "serial@9000000");
    EXPECT_STREQ(tree.find("/soc/serial@9040000")->name(), "serial@9040000");
}

TEST_F(DeviceTreeTest, PathThatLeadsNowhereIsAbsent) {
    for (const char* path : {"", "chosen", "/chosen/x", "/serial", "/so", "/soc/serial@9", "//",
                             "/memory/serial", "/soc@0", "/soc/serial@9000000/"}) {
        const auto node = tree.find(path);
        if (std::string(path).ends_with("9000000/")) {
            EXPECT_TRUE(node.has_value()) << "a slash at the end is none too many";
        } else {
            ASSERT_FALSE(node.has_value()) << path;
            EXPECT_EQ(node.error(), BootCause::Absent);
        }
    }
}

TEST_F(DeviceTreeTest, PropertiesAreTextsAndCells) {
    const auto serial = *tree.find("/soc/serial@9000000");
    EXPECT_STREQ(*serial.property("compatible")->text(), "arm,pl011");
    EXPECT_EQ(*serial.property("reg")->cell(1), 0x9000000U);
    EXPECT_EQ(*serial.property("interrupts")->cell(2), 4U);
    EXPECT_EQ(serial.property("interrupts")->cell(3).error(), BootCause::Truncated);
    EXPECT_EQ(serial.property("status").error(), BootCause::Absent);
    EXPECT_EQ(tree.find("/soc")->property("ranges")->text().error(), BootCause::Malformed)
        << "an empty value has no text";
    EXPECT_STREQ(*tree.find("/")->property("compatible")->text(), "selfe,test-board");
    const auto chosen = *tree.find("/chosen");
    std::string names;
    for (const auto& property : chosen.properties()) {
        names += std::string(property.name) + ' ';
    }
    EXPECT_EQ(names, "bootargs stdout-path ");
}

TEST_F(DeviceTreeTest, MemoryBehindTheTreeIsNotPartOfIt) {
    Memory more = memory;
    more.resize(memory.size() + 100, 0xff);
    EXPECT_EQ(open(more)->bytes().size, memory.size());
}

TEST_F(DeviceTreeTest, ErrorsNameTheirCause) {
    EXPECT_EQ(open(Memory(39)).error(), BootCause::Truncated);
    EXPECT_EQ(open(Memory(400)).error(), BootCause::NotThis);
    Memory damaged = memory;
    set_field(damaged, 20, 16);  // version
    EXPECT_EQ(open(damaged).error(), BootCause::BadVersion);
    damaged = memory;
    set_field(damaged, 24, 18);  // last version that it is compatible with
    EXPECT_EQ(open(damaged).error(), BootCause::BadVersion);
    damaged = memory;
    set_field(damaged, 36, 0xffffffff);  // size of the structure
    EXPECT_EQ(open(damaged).error(), BootCause::Truncated);
    damaged = memory;
    set_field(damaged, 8, field(memory, 2) + 1);  // its offset
    EXPECT_EQ(open(damaged).error(), BootCause::Malformed);
    damaged = memory;
    set_field(damaged, field(memory, 2), 7);  // the first token
    EXPECT_EQ(open(damaged).error(), BootCause::Malformed);
}

TEST_F(DeviceTreeTest, CutOffAnywhereIsAnError) {
    for (size_t size = 0; size < memory.size(); ++size) {
        EXPECT_FALSE(open(Memory(memory.begin(), memory.begin() + static_cast<long>(size))));
    }
}

/// Reads everything that a tree has.
size_t read_all(const DeviceTree& tree) {
    size_t seen = 0;
    for (const DeviceTree::Node& node : tree.nodes()) {
        seen += std::string(node.name()).size() + 1;
        for (const auto& property : node.properties()) {
            seen += std::string(property.name).size();
            for (const unsigned char byte : property.value) {
                seen += byte != 0;
            }
            (void)property.text();
            (void)property.cell(property.value.size / 4);
        }
        (void)tree.find(node.name());
    }
    (void)tree.find("/soc/serial@9040000/status");
    return seen;
}

// What `open` has accepted is read without a fault, whatever somebody did to it.
TEST_F(DeviceTreeTest, AnyDamageIsAnErrorOrAnotherTree) {
    EXPECT_TRUE(rc::check([this] {
        Memory damaged = memory;
        const int count = *rc::gen::inRange(1, 6);
        for (int index = 0; index < count; ++index) {
            const auto at = *rc::gen::inRange<size_t>(0, damaged.size() / 4);
            const auto token = rc::gen::element<uint32_t>(0, 1, 2, 3, 4, 9, 0xffffffff, 0x40);
            set_field(damaged, 4 * at, *rc::gen::oneOf(token, rc::gen::arbitrary<uint32_t>()));
        }
        const auto opened = open(damaged);
        if (opened) {
            read_all(*opened);
        }
    }));
    EXPECT_GT(read_all(tree), 100U);
}

}  // namespace
}  // namespace selfe
