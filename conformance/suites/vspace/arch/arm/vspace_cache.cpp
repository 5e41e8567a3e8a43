// The four cache methods of VSpace: same rules, same refusals, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

constexpr Word clean = vspace_clean;
constexpr Word invalidate = vspace_invalidate;
constexpr Word clean_invalidate = vspace_clean_invalidate;
constexpr Word unify = vspace_unify;

Reply maintain(Cap<Any> vspace, Word label, Word start = window,
               Word end = window + small_page_bytes) {
    return Invocation(vspace, label).words(start, end).call();
}

}  // namespace

CASE(VSpaceCacheMethods, InsideAMappedPageKeepData, "VS-293", "VS-303", "VS-313", "VS-323",
     "VS-333", "VS-343", "VS-353", "VS-363") {
    map_page(t, t.vspace(), make_page(t), window);
    word_at(window) = 12;
    CHECK_EQ(here("VS-293", "VS-303"), maintain(t.vspace(), clean), success());
    CHECK_EQ(here("VS-313", "VS-323"), maintain(t.vspace(), invalidate), success());
    CHECK_EQ(here("VS-333", "VS-343"), maintain(t.vspace(), clean_invalidate), success());
    CHECK_EQ(here("VS-353", "VS-363"), maintain(t.vspace(), unify), success());
    CHECK_EQ(here("VS-313", "VS-323"), word_at(window), Word{12});
}

CASE(VSpaceCacheMethods, WhereNothingIsMappedSucceed, "VS-294", "VS-304", "VS-314", "VS-324",
     "VS-334", "VS-344", "VS-354", "VS-364") {
    CHECK_EQ(here("VS-294", "VS-304"), maintain(t.vspace(), clean), success());
    CHECK_EQ(here("VS-314", "VS-324"), maintain(t.vspace(), invalidate), success());
    CHECK_EQ(here("VS-334", "VS-344"), maintain(t.vspace(), clean_invalidate), success());
    CHECK_EQ(here("VS-354", "VS-364"), maintain(t.vspace(), unify), success());
}

CASE(VSpaceCacheMethods, WithAnEmptyRangeAreInvalidArgument, "VS-295", "VS-305", "VS-315", "VS-325",
     "VS-335", "VS-345", "VS-355", "VS-365") {
    map_page(t, t.vspace(), make_page(t), window);
    for (const Word end : {window + 64, window + 63, Word{0}}) {
        CHECK_EQ(here("VS-295", "VS-305"), maintain(t.vspace(), clean, window + 64, end),
                 invalid_argument(1));
        CHECK_EQ(here("VS-315", "VS-325"), maintain(t.vspace(), invalidate, window + 64, end),
                 invalid_argument(1));
        CHECK_EQ(here("VS-335", "VS-345"), maintain(t.vspace(), clean_invalidate, window + 64, end),
                 invalid_argument(1));
        CHECK_EQ(here("VS-355", "VS-365"), maintain(t.vspace(), unify, window + 64, end),
                 invalid_argument(1));
    }
}

CASE(VSpaceCacheMethods, OnKernelAddressesAreIllegalOperation, "VS-296", "VS-306", "VS-316",
     "VS-326", "VS-336", "VS-346", "VS-356", "VS-366") {
    constexpr Word start = first_kernel_address;
    constexpr Word end = start + 64;
    CHECK_EQ(here("VS-296", "VS-306"), maintain(t.vspace(), clean, start, end),
             illegal_operation());
    CHECK_EQ(here("VS-316", "VS-326"), maintain(t.vspace(), invalidate, start, end),
             illegal_operation());
    CHECK_EQ(here("VS-336", "VS-346"), maintain(t.vspace(), clean_invalidate, start, end),
             illegal_operation());
    CHECK_EQ(here("VS-356", "VS-366"), maintain(t.vspace(), unify, start, end),
             illegal_operation());
}

CASE(VSpaceCacheMethods, AcrossPagesAreRangeError, "VS-297", "VS-307", "VS-317", "VS-327", "VS-337",
     "VS-347", "VS-357", "VS-367") {
    map_page(t, t.vspace(), make_page(t), window);
    map_page(t, t.vspace(), make_page(t), window + small_page_bytes);
    constexpr Word start = window + 64;
    constexpr Word end = window + small_page_bytes + 64;
    const Reply range = range_error(start, window + small_page_bytes - 1);
    CHECK_EQ(here("VS-297", "VS-307"), maintain(t.vspace(), clean, start, end), range);
    CHECK_EQ(here("VS-317", "VS-327"), maintain(t.vspace(), invalidate, start, end), range);
    CHECK_EQ(here("VS-337", "VS-347"), maintain(t.vspace(), clean_invalidate, start, end), range);
    CHECK_EQ(here("VS-357", "VS-367"), maintain(t.vspace(), unify, start, end), range);
}

CASE(VSpaceCacheMethods, WithoutAsidAreInvalidCapability, "VS-298", "VS-308", "VS-318", "VS-328",
     "VS-338", "VS-348", "VS-358", "VS-368") {
    const Cap<VSpace> vspace = t.make<VSpace>();
    CHECK_EQ(here("VS-298", "VS-308"), maintain(vspace, clean), invalid_capability(0));
    CHECK_EQ(here("VS-318", "VS-328"), maintain(vspace, invalidate), invalid_capability(0));
    CHECK_EQ(here("VS-338", "VS-348"), maintain(vspace, clean_invalidate), invalid_capability(0));
    CHECK_EQ(here("VS-358", "VS-368"), maintain(vspace, unify), invalid_capability(0));
}

CASE(VSpaceCacheMethods, AfterThePoolIsDeletedAreFailedLookup, "VS-299", "VS-309", "VS-319",
     "VS-329", "VS-339", "VS-349", "VS-359", "VS-369") {
    OwnPool own(t);
    map_page(t, own.vspace, make_page(t), window);
    REQUIRE_OK(own.pool.delete_());
    CHECK_EQ(here("VS-299", "VS-309"), maintain(own.vspace, clean), invalid_root(Lookup::Other));
    CHECK_EQ(here("VS-319", "VS-329"), maintain(own.vspace, invalidate),
             invalid_root(Lookup::Other));
    CHECK_EQ(here("VS-339", "VS-349"), maintain(own.vspace, clean_invalidate),
             invalid_root(Lookup::Other));
    CHECK_EQ(here("VS-359", "VS-369"), maintain(own.vspace, unify), invalid_root(Lookup::Other));
}

CASE(VSpaceCacheMethods, WhoseAsidAnotherOneHasIsInvalidCapability, "ASID-081") {
    const OwnPool former(t);
    REQUIRE_OK(former.pool.delete_());
    const OwnPool heir(t);
    map_page(t, heir.vspace, make_page(t), window);
    CHECK_EQ("ASID-081", maintain(former.vspace, clean), invalid_capability(0));
    CHECK_EQ("ASID-081", maintain(heir.vspace, clean), success());
}

}  // namespace selfe::conformance
