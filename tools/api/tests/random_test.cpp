// The reader on manifests that nobody wrote: it answers, and never with half an interface.
// SPDX-License-Identifier: BSD-2-Clause
#include <rapidcheck.h>

#include "data.hpp"
#include "json.hpp"
#include "selfe/api/difference.hpp"
#include "selfe/api/manifest.hpp"
#include "selfe/api/report.hpp"

namespace selfe::api {
namespace {

/// Whatever is read can be compared, reported and shortened, and is like itself.
void check_answer(const std::string& text) {
    const auto interface = read_interface(text, "f");
    const auto compact = compact_manifest(text, "f");
    RC_ASSERT(interface.has_value() == compact.has_value());
    if (!interface) {
        RC_ASSERT(!interface.error().message.empty());
        RC_ASSERT(!interface.error().hint.empty());
        return;
    }
    RC_ASSERT(compare(*interface, *interface).empty());
    const auto all = compare({}, *interface);
    RC_ASSERT(Json::parse(report_json(all)).at("changes").size() == all.size());
    RC_ASSERT(!report(all).empty());
}

/// One node of the document, chosen at random.
Json* any_node(Json& root) {
    Json* node = &root;
    while (node->is_structured() && !node->empty() && *rc::gen::inRange(0, 5) != 0) {
        auto next = node->begin();
        std::advance(next, *rc::gen::inRange<std::size_t>(0, node->size()));
        node = &*next;
    }
    return node;
}

TEST(RandomManifest, AnyBytesGetAnAnswer) {
    EXPECT_TRUE(rc::check([] { check_answer(*rc::gen::arbitrary<std::string>()); }));
}

TEST(RandomManifest, AnyDamagedBytesGetAnAnswer) {
    const std::string whole = data("input/before.json");
    EXPECT_TRUE(rc::check([&] {
        std::string text = whole;
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        text.replace(at, *rc::gen::inRange<std::size_t>(0, 20), *rc::gen::arbitrary<std::string>());
        check_answer(text);
    }));
}

TEST(RandomManifest, AnyPartOfTheWrongTypeGetsAnAnswer) {
    const Json whole = Json::parse(data("input/before.json"));
    EXPECT_TRUE(rc::check([&] {
        Json root = whole;
        const auto count = *rc::gen::inRange(1, 4);
        for (int i = 0; i < count; ++i) {
            *any_node(root) = *rc::gen::element<Json>(
                nullptr, true, -1, 1e300, 18446744073709551615U, "", "text", "\xff", Json::array(),
                Json::array({1, "a"}), Json::object(), Json::object({{"a", 1}}));
        }
        check_answer(root.dump(-1, ' ', false, Json::error_handler_t::ignore));
    }));
}

TEST(RandomManifest, DeepNestingGetsAnAnswer) {
    check_answer(std::string(100'000, '['));
    check_answer(std::string(100'000, '[') + std::string(100'000, ']'));
}

}  // namespace
}  // namespace selfe::api
