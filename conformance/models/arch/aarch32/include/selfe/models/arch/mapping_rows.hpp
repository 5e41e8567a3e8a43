// The catalogue's rows about mappings on AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/mapping/architecture.hpp"

namespace selfe::models::mapping {

inline constexpr Rows rows = {
    .table = {{"VS-022", "VS-023", "VS-024", "VS-025", "VS-026", "VS-027", "VS-028", nullptr,
               "VS-031", "VS-032", "VS-033", "CN-159"}},
    .frame = {{"VS-144", "VS-145", "VS-146", "VS-147"},
              "VS-151",
              "VS-154",
              "VS-155",
              "VS-156",
              "VS-157",
              "VS-158",
              "VS-159",
              "VS-160",
              "VS-161",
              "VS-162",
              "VS-165",
              "VS-166",
              "VS-167",
              "VS-168",
              "VS-171"},
    .pool = {"ASID-009", "ASID-010", "ASID-015", "ASID-020", "ASID-022", "ASID-023"}};

}  // namespace selfe::models::mapping
