// The catalogue's rows about mappings on AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/mapping/architecture.hpp"

namespace selfe::models::mapping {

inline constexpr Rows rows = {
    .table = {{"VS-005", "VS-006", "VS-007", "VS-008", "VS-009", "VS-010", "VS-011", nullptr,
               "VS-014", "VS-015", "VS-016", "CN-159"}},
    .frame = {{"VS-111", "VS-112", "VS-113"},
              "VS-117",
              "VS-120",
              "VS-121",
              "VS-122",
              "VS-123",
              "VS-124",
              "VS-125",
              "VS-126",
              "VS-127",
              "VS-128",
              "VS-131",
              "VS-132",
              "VS-133",
              "VS-134",
              "VS-137"},
    .pool = {"ASID-009", "ASID-010", "ASID-015", "ASID-020", "ASID-022", "ASID-023"}};

}  // namespace selfe::models::mapping
