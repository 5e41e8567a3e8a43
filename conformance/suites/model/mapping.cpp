// Random sequences of mappings in several VSpaces, compared with the mapping model step by step.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/mapping/player.hpp"

#include "model_case.hpp"
#include "target_mappings.hpp"

namespace selfe::conformance {
namespace {

constexpr ModelName name{"MappingModel", "mapping"};
constexpr uint32_t own_steps = 400;

}  // namespace

CASE(MappingModel, AgreesAfterEachRandomStep, "ASID-009", "ASID-020", "ASID-022", "ASID-034",
     "ASID-045", "ASID-047", "ASID-078", "CN-112", "CN-122", "CN-123", "CN-130", "CN-131", "CN-134",
     "CN-136", "CN-165", "UT-037", "VS-005", "VS-014", "VS-022", "VS-025", "VS-031", "VS-038",
     "VS-047", "VS-054", "VS-064", "VS-065", "VS-071", "VS-081", "VS-111", "VS-112", "VS-117",
     "VS-123", "VS-127", "VS-131", "VS-132", "VS-133", "VS-144", "VS-151", "VS-154", "VS-155",
     "VS-157", "VS-159", "VS-161", "VS-165", "VS-166", "VS-167", "VS-178", "VS-179", "VS-184",
     "VS-187", "VS-190", "VS-194", "VS-198", "VS-199", "VS-200", "VS-371") {
    decide(t, case_rows, play<models::mapping::Player, TargetMappings>(t, name, own_steps));
}

}  // namespace selfe::conformance
