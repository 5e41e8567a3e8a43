// Capability address lookup against a pure model that consumes a string of bits.
// SPDX-License-Identifier: BSD-2-Clause
#include "cap/cspace.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <string>

namespace kernel {
namespace {

/// A CNode of the model: what a slot leads to is another node's number, or -1 for anything else.
struct Node {
    std::string guard;  // of '0' and '1'
    unsigned radix;
    std::vector<int> targets;
};

struct Outcome {
    int node = -1;  // node and index of the slot, or -1
    unsigned index = 0;
    unsigned bits_left = 0;
    LookupFailure failure;
};

Word number(const std::string& bits) {
    Word value = 0;
    for (const char bit : bits) {
        value = value << 1 | (bit == '1');
    }
    return value;
}

Outcome model_resolve(const std::vector<Node>& nodes, int at, std::string bits) {
    const Node& node = nodes[static_cast<unsigned>(at)];
    const Word left = bits.size();
    if (bits.compare(0, node.guard.size(), node.guard) != 0) {
        return {.failure =
                    LookupFailure::guard_mismatch(left, number(node.guard), node.guard.size())};
    }
    bits.erase(0, node.guard.size());
    if (bits.size() < node.radix) {
        return {.failure = LookupFailure::depth_mismatch(left, node.guard.size() + node.radix)};
    }
    const auto index = static_cast<unsigned>(number(bits.substr(0, node.radix)));
    bits.erase(0, node.radix);
    const int next = node.targets[index];
    if (bits.empty() || next < 0) {
        return {at, index, static_cast<unsigned>(bits.size()), {}};
    }
    return model_resolve(nodes, next, bits);
}

rc::Gen<std::string> bit_strings(std::size_t min, std::size_t max) {
    return rc::gen::mapcat(rc::gen::inRange(min, max + 1), [](std::size_t size) {
        return rc::gen::container<std::string>(size, rc::gen::element('0', '1'));
    });
}

std::vector<Node> any_nodes() {
    const auto count = *rc::gen::inRange(1, 5);
    std::vector<Node> nodes;
    for (int i = 0; i < count; ++i) {
        const auto radix = *rc::gen::inRange(1u, 4u);
        const auto targets = *rc::gen::container<std::vector<int>>(std::size_t{1} << radix,
                                                                   rc::gen::inRange(-1, count));
        nodes.push_back({*bit_strings(0, 5), radix, targets});
    }
    return nodes;
}

/// The same nodes as real slots.
class Real {
  public:
    explicit Real(const std::vector<Node>& nodes) {
        for (const Node& node : nodes) {
            slots_.push_back(std::make_unique<Slot[]>(node.targets.size()));
        }
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            for (std::size_t j = 0; j < nodes[i].targets.size(); ++j) {
                const int target = nodes[i].targets[j];
                slots_[i][j].cap = target < 0 ? Cap{DomainCap{}} : cap(nodes, target);
            }
        }
    }

    Cap cap(const std::vector<Node>& nodes, int at) const {
        const Node& node = nodes[static_cast<unsigned>(at)];
        return CNodeCap{slots_[static_cast<unsigned>(at)].get(), node.radix,
                        static_cast<unsigned>(node.guard.size()), number(node.guard)};
    }
    const Slot* slot(int at, unsigned index) const {
        return &slots_[static_cast<unsigned>(at)][index];
    }

  private:
    std::vector<std::unique_ptr<Slot[]>> slots_;
};

RC_GTEST_PROP(CSpaceLookup, AgreesWithTheModelForEveryAddressAndDepth, ()) {
    const std::vector<Node> nodes = any_nodes();
    const std::string bits = *bit_strings(1, word_bits);
    const Real real(nodes);

    const auto result =
        cspace::resolve(real.cap(nodes, 0), number(bits), static_cast<unsigned>(bits.size()));

    const Outcome expected = model_resolve(nodes, 0, bits);
    RC_ASSERT(static_cast<bool>(result) == (expected.node >= 0));
    if (result) {
        RC_ASSERT(result->slot == real.slot(expected.node, expected.index));
        RC_ASSERT(result->bits_left == expected.bits_left);
    } else {
        RC_ASSERT(result.error().type == expected.failure.type);
        for (unsigned i = 0; i < 3; ++i) {
            RC_ASSERT(result.error().detail[i] == expected.failure.detail[i]);
        }
    }
}

TEST(CSpaceLookup, RootThatIsNoCNodeIsInvalidRoot) {
    const auto result = cspace::resolve(DomainCap{}, 0, word_bits);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().type, static_cast<Word>(seL4_InvalidRoot));
}

TEST(CSpaceLookup, BitsAboveTheDepthAreIgnored) {
    const std::vector<Node> nodes{{"", 2, {-1, -1, -1, -1}}};
    const Real real(nodes);
    const auto result = cspace::resolve(real.cap(nodes, 0), ~Word{0} << 2 | 1, 2);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->slot, real.slot(0, 1));
}

TEST(CSpaceLookup, ExactLookupRefusesLeftOverBits) {
    const std::vector<Node> nodes{{"", 1, {-1, -1}}};
    const Real real(nodes);
    const auto result = cspace::lookup_source(real.cap(nodes, 0), 0, 5);
    ASSERT_FALSE(result);
    const Error expected = Error::failed_lookup(true, LookupFailure::depth_mismatch(4, 0));
    EXPECT_EQ(result.error().code, expected.code);
    EXPECT_EQ(result.error().length, 4u);
    EXPECT_EQ(result.error().words[2], 4u);
}

}  // namespace
}  // namespace kernel
