// The four cache methods of VSpace: same rules, same refusals, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

constexpr Word clean = sys::ARMVSpaceClean_Data;
constexpr Word invalidate = sys::ARMVSpaceInvalidate_Data;
constexpr Word clean_invalidate = sys::ARMVSpaceCleanInvalidate_Data;
constexpr Word unify = sys::ARMVSpaceUnify_Instruction;

Reply maintain(Cap<Any> vspace, Word label, Word start = window,
               Word end = window + small_page_bytes) {
    return Invocation(vspace, label).words(start, end).call();
}

}  // namespace

CASE(VSpaceCacheMethods, OnAnotherObjectAreIllegalOperation, "VS-290", "VS-310", "VS-330",
     "VS-350") {
    for (const Cap<Any> other : {Cap<Any>(make_page(t)), Cap<Any>(t.make<CNode>(1))}) {
        CHECK_EQ("VS-290", maintain(other, clean), illegal_operation());
        CHECK_EQ("VS-310", maintain(other, invalidate), illegal_operation());
        CHECK_EQ("VS-330", maintain(other, clean_invalidate), illegal_operation());
        CHECK_EQ("VS-350", maintain(other, unify), illegal_operation());
    }
}

CASE(VSpaceCacheMethods, OnAnEmptySlotAreInvalidCapability, "VS-291", "VS-311", "VS-331",
     "VS-351") {
    const Cap<Any> nothing{t.empty_slot().index};
    CHECK_EQ("VS-291", maintain(nothing, clean), invalid_capability(0));
    CHECK_EQ("VS-311", maintain(nothing, invalidate), invalid_capability(0));
    CHECK_EQ("VS-331", maintain(nothing, clean_invalidate), invalid_capability(0));
    CHECK_EQ("VS-351", maintain(nothing, unify), invalid_capability(0));
}

CASE(VSpaceCacheMethods, WithTooFewWordsAreTruncatedMessage, "VS-292", "VS-312", "VS-332",
     "VS-352") {
    const auto with_length = [&](Word label, Word length) {
        return Invocation(t.vspace(), label).words(window, window + 64).length(length).call();
    };
    for (Word length = 0; length < 2; ++length) {
        CHECK_EQ("VS-292", with_length(clean, length), truncated_message());
        CHECK_EQ("VS-312", with_length(invalidate, length), truncated_message());
        CHECK_EQ("VS-332", with_length(clean_invalidate, length), truncated_message());
        CHECK_EQ("VS-352", with_length(unify, length), truncated_message());
    }
}

CASE(VSpaceCacheMethods, InsideAMappedPageKeepData, "VS-293", "VS-313", "VS-333", "VS-353") {
    map_page(t, t.vspace(), make_page(t), window);
    word_at(window) = 12;
    CHECK_EQ("VS-293", maintain(t.vspace(), clean), success());
    CHECK_EQ("VS-313", maintain(t.vspace(), invalidate), success());
    CHECK_EQ("VS-333", maintain(t.vspace(), clean_invalidate), success());
    CHECK_EQ("VS-353", maintain(t.vspace(), unify), success());
    CHECK_EQ("VS-313", word_at(window), Word{12});
}

CASE(VSpaceCacheMethods, WhereNothingIsMappedSucceed, "VS-294", "VS-314", "VS-334", "VS-354") {
    CHECK_EQ("VS-294", maintain(t.vspace(), clean), success());
    CHECK_EQ("VS-314", maintain(t.vspace(), invalidate), success());
    CHECK_EQ("VS-334", maintain(t.vspace(), clean_invalidate), success());
    CHECK_EQ("VS-354", maintain(t.vspace(), unify), success());
}

CASE(VSpaceCacheMethods, WithAnEmptyRangeAreInvalidArgument, "VS-295", "VS-315", "VS-335",
     "VS-355") {
    map_page(t, t.vspace(), make_page(t), window);
    for (const Word end : {window + 64, window + 63, Word{0}}) {
        CHECK_EQ("VS-295", maintain(t.vspace(), clean, window + 64, end), invalid_argument(1));
        CHECK_EQ("VS-315", maintain(t.vspace(), invalidate, window + 64, end), invalid_argument(1));
        CHECK_EQ("VS-335", maintain(t.vspace(), clean_invalidate, window + 64, end),
                 invalid_argument(1));
        CHECK_EQ("VS-355", maintain(t.vspace(), unify, window + 64, end), invalid_argument(1));
    }
}

CASE(VSpaceCacheMethods, OnKernelAddressesAreIllegalOperation, "VS-296", "VS-316", "VS-336",
     "VS-356") {
    constexpr Word start = Word{1} << 63;
    constexpr Word end = start + 64;
    CHECK_EQ("VS-296", maintain(t.vspace(), clean, start, end), illegal_operation());
    CHECK_EQ("VS-316", maintain(t.vspace(), invalidate, start, end), illegal_operation());
    CHECK_EQ("VS-336", maintain(t.vspace(), clean_invalidate, start, end), illegal_operation());
    CHECK_EQ("VS-356", maintain(t.vspace(), unify, start, end), illegal_operation());
}

CASE(VSpaceCacheMethods, AcrossPagesAreRangeError, "VS-297", "VS-317", "VS-337", "VS-357") {
    map_page(t, t.vspace(), make_page(t), window);
    map_page(t, t.vspace(), make_page(t), window + small_page_bytes);
    constexpr Word start = window + 64;
    constexpr Word end = window + small_page_bytes + 64;
    const Reply range = range_error(start, window + small_page_bytes - 1);
    CHECK_EQ("VS-297", maintain(t.vspace(), clean, start, end), range);
    CHECK_EQ("VS-317", maintain(t.vspace(), invalidate, start, end), range);
    CHECK_EQ("VS-337", maintain(t.vspace(), clean_invalidate, start, end), range);
    CHECK_EQ("VS-357", maintain(t.vspace(), unify, start, end), range);
}

CASE(VSpaceCacheMethods, WithoutAsidAreInvalidCapability, "VS-298", "VS-318", "VS-338", "VS-358") {
    const Cap<VSpace> vspace = t.make<VSpace>();
    CHECK_EQ("VS-298", maintain(vspace, clean), invalid_capability(0));
    CHECK_EQ("VS-318", maintain(vspace, invalidate), invalid_capability(0));
    CHECK_EQ("VS-338", maintain(vspace, clean_invalidate), invalid_capability(0));
    CHECK_EQ("VS-358", maintain(vspace, unify), invalid_capability(0));
}

CASE(VSpaceCacheMethods, AfterThePoolIsDeletedAreFailedLookup, "VS-299", "VS-319", "VS-339",
     "VS-359") {
    OwnPool own(t);
    map_page(t, own.vspace, make_page(t), window);
    REQUIRE_OK(own.pool.delete_());
    CHECK_EQ("VS-299", maintain(own.vspace, clean), invalid_root(Lookup::Other));
    CHECK_EQ("VS-319", maintain(own.vspace, invalidate), invalid_root(Lookup::Other));
    CHECK_EQ("VS-339", maintain(own.vspace, clean_invalidate), invalid_root(Lookup::Other));
    CHECK_EQ("VS-359", maintain(own.vspace, unify), invalid_root(Lookup::Other));
}

CASE(VSpaceInvalidateData, OfAReadOnlyMappingIsIllegalOperation, "VS-370") {
    map_page(t, t.vspace(), make_page(t), window, Rights::can_read());
    CHECK_EQ("VS-370", maintain(t.vspace(), invalidate), illegal_operation());
    REQUIRE_EQ(maintain(t.vspace(), clean), success());
}

}  // namespace selfe::conformance
