// What of a manifest counts, and what is wrong with one.
// SPDX-License-Identifier: BSD-2-Clause
#include "data.hpp"
#include "json.hpp"
#include "selfe/api/difference.hpp"
#include "selfe/api/manifest.hpp"

namespace selfe::api {
namespace {

/// The message about before.json after one change to it.
template <class Change>
std::string error_after(Change change) {
    Json json = Json::parse(data("input/before.json"));
    change(json);
    const auto interface = read_interface(json.dump(), "f");
    return interface ? "no error" : interface.error().message;
}

TEST(Interface, EveryKindOfItemHasItsShapeAndValue) {
    const Interface interface = interface_of("input/before.json");
    EXPECT_EQ(interface.at(Kind::Function).at("seL4_TCB_Suspend"),
              (Item{"seL4_Error (seL4_TCB)", "", "tcb"}));
    EXPECT_EQ(interface.at(Kind::Function).at("seL4_OldSuspend").shape,
              "another name of seL4_TCB_Suspend");
    EXPECT_EQ(interface.at(Kind::Type).at("seL4_Prio").shape, "struct, 8 bytes, aligned to 8");
    EXPECT_EQ(interface.at(Kind::Type).at("seL4_TCB").shape, "seL4_CPtr, 8 bytes, aligned to 8");
    EXPECT_EQ(interface.at(Kind::Member).at("seL4_Prio.value").shape, "seL4_Word at byte 0");
    EXPECT_EQ(interface.at(Kind::Member).at("seL4_Packed.kind").shape,
              "unsigned int 4 bits at bit 0");
    EXPECT_EQ(interface.at(Kind::Label).at("TCBSuspend"), (Item{"of invocation_label", "12", ""}));
    EXPECT_EQ(interface.at(Kind::SystemCall).at("seL4_SysCall").value, "-1");
    EXPECT_EQ(interface.at(Kind::Enumerator).at("seL4_CapNull"), (Item{"", "0", ""}));
    EXPECT_EQ(interface.at(Kind::Constant).at("seL4_PageBits"), (Item{"int", "12", ""}));
    EXPECT_EQ(interface.at(Kind::Variable).size(), 1U);
    EXPECT_EQ(interface.at(Kind::Macro).size(), 1U);  // CONFIG_ macros are configuration keys
    EXPECT_EQ(interface.at(Kind::Configuration).at("KERNEL_MCS").value, "false");
}

TEST(Interface, TruncatedFileIsAnErrorWithItsLine) {
    const std::string text = data("input/before.json");
    const auto interface = read_interface(text.substr(0, text.find("seL4_UserTop")), "f");
    ASSERT_FALSE(interface);
    EXPECT_EQ(interface.error().message, "not valid JSON");
    EXPECT_EQ(interface.error().line, 9U);
}

TEST(Interface, NumberBeyondAnyTypeIsAnError) {  // the library has an exception of its own
    EXPECT_EQ(read_interface("{\"format\": 1e999}", "f").error().message,
              "a number in it is too big");
}

TEST(Interface, OtherFormatsAreErrors) {
    EXPECT_EQ(read_interface("[]", "f").error().message, "not an api.json of format 1");
    EXPECT_EQ(read_interface("{}", "f").error().message, "not an api.json of format 1");
    EXPECT_EQ(error_after([](Json& json) { json["format"] = 2; }), "not an api.json of format 1");
}

TEST(Interface, MissingOrWrongPartIsNamed) {
    EXPECT_EQ(error_after([](Json& json) { json.erase("records"); }),
              "records: key 'records' not found");
    EXPECT_EQ(error_after([](Json& json) { json["functions"]["seL4_Reply"].erase("result"); }),
              "functions.seL4_Reply: key 'result' not found");
    EXPECT_EQ(error_after([](Json& json) { json["constants"]["seL4_PageBits"]["value"] = 12; }),
              "constants.seL4_PageBits: type must be string, but is number");
}

TEST(CompactManifest, SaysTheSameInOneLineAnItem) {
    const auto compact = compact_manifest(data("input/after.json"), "f");
    ASSERT_TRUE(compact);
    EXPECT_EQ(*compact, data("golden/after.json"));
    const auto interface = read_interface(*compact, "compact");
    ASSERT_TRUE(interface);
    EXPECT_TRUE(compare(*interface, interface_of("input/after.json")).empty());
}

}  // namespace
}  // namespace selfe::api
