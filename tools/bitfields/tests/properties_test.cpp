// The properties pass right accessors and fail each kind of wrong one.
// SPDX-License-Identifier: BSD-2-Clause
//
// The type under test is written by hand: a tag of 4 bits at the bottom of word 0, `middle` of 6
// bits at 8, padding, and `top`, the upper 10 bits of word 1.
#include "selfe/bitfields/type_properties.hpp"

#include <gtest/gtest-spi.h>

namespace selfe::bitfields {
namespace {

using Number = std::uint32_t;

struct Thing {
    Number words[2];
};

constexpr Field tag_field{0, 4};
constexpr Field middle{8, 6};
constexpr Field top{54, 10};
constexpr Tag tag{tag_field, 5};

void need(bool condition) {
    if (!condition) {
        refuse();
    }
}

bool is_tagged(const Thing& thing) {
    return (thing.words[0] & 0xf) == 5;
}

Number get_middle(Thing thing) {
    need(is_tagged(thing));
    return (thing.words[0] >> 8) & 0x3f;
}

Thing set_middle(Thing thing, Number value) {
    need(is_tagged(thing) && value <= 0x3f);
    thing.words[0] = (thing.words[0] & ~0x3f00U) | value << 8;
    return thing;
}

Number get_middle_of(Thing* thing) {
    return get_middle(*thing);
}

void set_middle_of(Thing* thing, Number value) {
    *thing = set_middle(*thing, value);
}

/// As libsel4 has it: the topmost field takes any value and drops what does not fit.
Thing set_top(Thing thing, Number value) {
    thing.words[1] = (thing.words[1] & 0x3fffffU) | value << 22;
    return thing;
}

Thing make(Number middle_value, Number top_value) {
    need(middle_value <= 0x3f && top_value <= 0x3ff);
    return {{middle_value << 8 | 5, top_value << 22}};
}

void make_in_place(Thing* thing, Number middle_value, Number top_value) {
    *thing = make(middle_value, top_value);
}

constexpr Accessors<Thing> right{get_middle, set_middle, get_middle_of, set_middle_of};
constexpr std::array fields{middle, top};

/// How many checks fail in a call.
template <class Call>
int failures(Call call) {
    testing::TestPartResultArray results;
    {
        const testing::ScopedFakeTestPartResultReporter reporter(
            testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &results);
        call();
    }
    return results.size();
}

int failures_of(const Accessors<Thing>& call) {
    return failures([&] { check_field<Thing>(middle, call, tag); });
}

int failures_of(const Constructors<Thing, Number, Number>& call) {
    return failures([&] { check_constructors(call, fields, tag); });
}

TEST(CheckField, RightAccessorsPass) {
    EXPECT_EQ(failures_of(right), 0);
}

TEST(CheckField, TopmostFieldMayDropWhatDoesNotFit) {
    const Accessors<Thing> call{
        [](Thing thing) { return thing.words[1] >> 22; }, set_top,
        [](Thing* thing) { return thing->words[1] >> 22; },
        [](Thing* thing, Number value) { *thing = set_top(*thing, value); }};
    EXPECT_EQ(failures([&] { check_field<Thing>(top, call); }), 0);
}

TEST(CheckField, GetterWithoutTheTopBitFails) {
    Accessors<Thing> call = right;
    call.get = [](Thing thing) { return get_middle(thing) & 0x1fU; };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckField, GetterThroughPointerThatReadsANeighbourFails) {
    Accessors<Thing> call = right;
    call.get_through_pointer = [](Thing* thing) { return (thing->words[0] >> 8) & 0x7fU; };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckField, SetterThatClearsANeighbourFails) {
    Accessors<Thing> call = right;
    call.set = [](Thing thing, Number value) {
        thing = set_middle(thing, value);
        thing.words[0] &= ~0x4000U;
        return thing;
    };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckField, SetterThatKeepsOldBitsFails) {
    Accessors<Thing> call = right;
    call.set_through_pointer = [](Thing* thing, Number value) {
        need(is_tagged(*thing) && value <= 0x3f);
        thing->words[0] |= value << 8;
    };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckField, SetterThatTouchesAnotherWordFails) {
    Accessors<Thing> call = right;
    call.set_through_pointer = [](Thing* thing, Number value) {
        set_middle_of(thing, value);
        thing->words[1] = 0;
    };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckField, SetterThatLetsABigValueReachItsNeighbourFails) {
    Accessors<Thing> call = right;
    call.set = [](Thing thing, Number value) {
        need(is_tagged(thing));
        thing.words[0] = (thing.words[0] & ~0x3f00U) | value << 8;
        return thing;
    };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckField, SetterThatTruncatesInsteadOfRefusingFails) {
    Accessors<Thing> call = right;
    call.set = [](Thing thing, Number value) { return set_middle(thing, value & 0x3f); };
    call.set_through_pointer = [](Thing* thing, Number value) {
        set_middle_of(thing, value & 0x3f);
    };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckField, GetterThatAcceptsAnotherTagFails) {
    Accessors<Thing> call = right;
    call.get = [](Thing thing) { return (thing.words[0] >> 8) & 0x3fU; };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckConstructors, RightOnesPass) {
    EXPECT_EQ(failures_of(Constructors{make, make_in_place}), 0);
}

TEST(CheckConstructors, SwappedArgumentsFail) {
    Constructors<Thing, Number, Number> call{make, make_in_place};
    call.make = [](Number a, Number b) { return make(b, a); };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckConstructors, PaddingThatIsLeftAsItWasFails) {
    Constructors<Thing, Number, Number> call{make, make_in_place};
    call.make_in_place = [](Thing* thing, Number a, Number b) {
        thing->words[0] = make(a, b).words[0];
        thing->words[1] = (thing->words[1] & 1) | make(a, b).words[1];
    };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckConstructors, WrongTagFails) {
    Constructors<Thing, Number, Number> call{make, make_in_place};
    call.make = [](Number a, Number b) {
        Thing thing = make(a, b);
        thing.words[0] ^= 1;
        return thing;
    };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckConstructors, ArgumentTooBigThatIsTakenFails) {
    Constructors<Thing, Number, Number> call{make, make_in_place};
    call.make_in_place = [](Thing* thing, Number a, Number b) {
        *thing = make(a, b & 0x3ff);  // only the topmost field's
    };
    EXPECT_GT(failures_of(call), 0);
}

TEST(CheckTag, RightOnePassesAndConstantAnswersFail) {
    TagAccessors<Thing> call{[](Thing thing) { return thing.words[0] & 0xf; },
                             [](Thing* thing) { return thing->words[0] & 0xf; },
                             [](Thing thing, Number value) {
                                 return static_cast<int>((thing.words[0] & 0xf) == value);
                             }};
    EXPECT_EQ(failures([&] { check_tag<Thing>(tag_field, call); }), 0);
    call.equals = [](Thing, Number) { return 1; };
    EXPECT_GT(failures([&] { check_tag<Thing>(tag_field, call); }), 0);
    call.get = [](Thing thing) { return thing.words[0] & 0x7; };
    EXPECT_GT(failures([&] { check_tag<Thing>(tag_field, call); }), 0);
}

}  // namespace
}  // namespace selfe::bitfields
