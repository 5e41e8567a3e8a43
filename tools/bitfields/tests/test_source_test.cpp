// From a specification to the text of its tests.
// SPDX-License-Identifier: BSD-2-Clause
#include "test_source.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "names.hpp"

namespace selfe::bitfields {
namespace {

std::string content(const std::string& name) {
    const std::ifstream in(std::string(SELFE_TEST_DATA) + "/" + name, std::ios::binary);
    EXPECT_TRUE(in) << name;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

TEST(TestSource, SpecificationGivesGoldenTextByteForByte) {
    const auto specification = parse_specification(content("input/types.pbf"), "types.pbf");
    ASSERT_TRUE(specification) << specification.error().message;
    EXPECT_EQ(test_source({{"sel4/sel4_arch/types_gen.h", *specification}}),
              content("golden/types.cpp"));
}

TEST(FunctionNames, EveryFieldHasFourAndTheTagOfAVariantNone) {
    const auto specification = parse_specification(
        "base 32 block v { field x 28 field t 4 } tagged_union u t { tag v 1 }", "f");
    ASSERT_TRUE(specification);
    EXPECT_EQ(
        function_names(*specification),
        (std::set<std::string>{"u_get_t", "u_ptr_get_t", "u_t_equals", "u_v_get_x", "u_v_new",
                               "u_v_ptr_get_x", "u_v_ptr_new", "u_v_ptr_set_x", "u_v_set_x"}));
}

}  // namespace
}  // namespace selfe::bitfields
