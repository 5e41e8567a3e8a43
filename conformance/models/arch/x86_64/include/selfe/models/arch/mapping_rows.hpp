// The catalogue's rows about mappings on x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/mapping/architecture.hpp"

namespace selfe::models::mapping {

inline constexpr Rows rows = {
    .table = {{"VS-038", "VS-039", "VS-040", "VS-041", "VS-042", "VS-043", "VS-044", nullptr,
               "VS-047", "VS-048", "VS-049", "CN-163"},
              {"VS-054", "VS-055", "VS-056", "VS-057", "VS-058", "VS-059", "VS-060", "VS-061",
               "VS-064", "VS-065", "VS-066", "CN-163"},
              {"VS-071", "VS-072", "VS-073", "VS-074", "VS-075", "VS-076", "VS-077", "VS-078",
               "VS-081", "VS-082", "VS-083", "CN-159"}},
    .frame = {{"VS-178", "VS-179", "VS-180"},
              "VS-184",
              "VS-187",
              "VS-188",
              "VS-189",
              "VS-190",
              "VS-191",
              "VS-192",
              "VS-193",
              "VS-194",
              "VS-195",
              "VS-198",
              "VS-199",
              "VS-200",
              "VS-201",
              "VS-204"},
    .pool = {"ASID-034", "ASID-035", "ASID-040", "ASID-045", "ASID-047", "ASID-048"}};

}  // namespace selfe::models::mapping
