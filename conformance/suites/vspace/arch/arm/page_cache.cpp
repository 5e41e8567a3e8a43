// The four cache methods of Page: same rules, same refusals, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

constexpr Word clean = sys::ARMPageClean_Data;
constexpr Word invalidate = sys::ARMPageInvalidate_Data;
constexpr Word clean_invalidate = sys::ARMPageCleanInvalidate_Data;
constexpr Word unify = sys::ARMPageUnify_Instruction;

Reply maintain(Cap<Any> page, Word label, Word start = 0, Word end = small_page_bytes) {
    return Invocation(page, label).words(start, end).call();
}

Cap<Page> mapped_page(Case& t) {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window);
    return page;
}

// Writes a word, lets it reach memory, and maintains: the word must still be there.
Reply maintain_written(Cap<Page> page, Word label, Word offset) {
    constexpr Word line = 64;
    word_at(window + offset) = label;
    const Reply cleaned = maintain(page, clean, offset, offset + line);
    const Reply reply = maintain(page, label, offset, offset + line);
    return cleaned == success() && word_at(window + offset) == label ? reply : Reply{~Word{0}};
}

}  // namespace

CASE(PageCacheMethods, InsideAMappedPageKeepData, "VS-251", "VS-261", "VS-271", "VS-281") {
    const Cap<Page> page = mapped_page(t);
    for (const Word offset : {Word{0}, small_page_bytes / 2, small_page_bytes - 64}) {
        CHECK_EQ("VS-251", maintain_written(page, clean, offset), success());
        CHECK_EQ("VS-261", maintain_written(page, invalidate, offset), success());
        CHECK_EQ("VS-271", maintain_written(page, clean_invalidate, offset), success());
        CHECK_EQ("VS-281", maintain_written(page, unify, offset), success());
    }
}

CASE(PageCacheMethods, OfAnUnmappedPageAreIllegalOperation, "VS-252", "VS-262", "VS-272",
     "VS-282") {
    const Cap<Page> page = make_page(t);
    CHECK_EQ("VS-252", maintain(page, clean), illegal_operation());
    CHECK_EQ("VS-262", maintain(page, invalidate), illegal_operation());
    CHECK_EQ("VS-272", maintain(page, clean_invalidate), illegal_operation());
    CHECK_EQ("VS-282", maintain(page, unify), illegal_operation());
}

CASE(PageCacheMethods, AfterThePoolIsDeletedAreFailedLookup, "VS-254", "VS-264", "VS-274",
     "VS-284") {
    OwnPool own(t);
    const Cap<Page> page = make_page(t);
    map_page(t, own.vspace, page, window);
    REQUIRE_OK(own.pool.delete_());
    CHECK_EQ("VS-254", maintain(page, clean), invalid_root(Lookup::Other));
    CHECK_EQ("VS-264", maintain(page, invalidate), invalid_root(Lookup::Other));
    CHECK_EQ("VS-274", maintain(page, clean_invalidate), invalid_root(Lookup::Other));
    CHECK_EQ("VS-284", maintain(page, unify), invalid_root(Lookup::Other));
}

CASE(PageCacheMethods, WithAnEmptyRangeAreInvalidArgument, "VS-255", "VS-265", "VS-275", "VS-285") {
    const Cap<Page> page = mapped_page(t);
    for (const Word end : {Word{64}, Word{63}, Word{0}}) {
        CHECK_EQ("VS-255", maintain(page, clean, 64, end), invalid_argument(1));
        CHECK_EQ("VS-265", maintain(page, invalidate, 64, end), invalid_argument(1));
        CHECK_EQ("VS-275", maintain(page, clean_invalidate, 64, end), invalid_argument(1));
        CHECK_EQ("VS-285", maintain(page, unify, 64, end), invalid_argument(1));
    }
}

CASE(PageCacheMethods, BeyondThePageAreInvalidArgument, "VS-256", "VS-266", "VS-276", "VS-286") {
    const Cap<Page> page = mapped_page(t);
    for (const Word start : {Word{0}, small_page_bytes}) {
        for (const Word end : {small_page_bytes + 1, ~Word{0}}) {
            CHECK_EQ("VS-256", maintain(page, clean, start, end), invalid_argument(0));
            CHECK_EQ("VS-266", maintain(page, invalidate, start, end), invalid_argument(0));
            CHECK_EQ("VS-276", maintain(page, clean_invalidate, start, end), invalid_argument(0));
            CHECK_EQ("VS-286", maintain(page, unify, start, end), invalid_argument(0));
        }
    }
}

CASE(PageCacheMethods, OfAStaleMappingAreInvalidCapability, "VS-257", "VS-267", "VS-277",
     "VS-287") {
    const StalePage empty(t, t.vspace(), window, false);
    const StalePage taken(t, t.vspace(), window + table_bytes, true);
    for (const Cap<Page> page : {empty.page, taken.page}) {
        CHECK_EQ("VS-257", maintain(page, clean), stale_mapping_reply());
        CHECK_EQ("VS-267", maintain(page, invalidate), stale_mapping_reply());
        CHECK_EQ("VS-277", maintain(page, clean_invalidate), stale_mapping_reply());
        CHECK_EQ("VS-287", maintain(page, unify), stale_mapping_reply());
    }
}

}  // namespace selfe::conformance
