// Objects and levels of translation of x86_64, as the manual and the architecture have them.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel_model.hpp"

namespace selfe::model {

const std::vector<ObjectType> object_types = {
    {.type = 0, .bits = 0, .is_sized = true},                                   // untyped
    {.type = 1, .bits = 11},                                                    // TCB
    {.type = 2, .bits = 4},                                                     // endpoint
    {.type = 3, .bits = 5},                                                     // notification
    {.type = 4, .bits = 5, .is_sized = true},                                   // CNode
    {.type = 5, .bits = 12, .kind = ObjectType::Kind::Table, .span_bits = 39},  // PDPT
    {.type = 6, .bits = 12},                                                    // PML4
    {.type = 7, .bits = 30, .kind = ObjectType::Kind::Page},                    // 1 GiB
    {.type = 8, .bits = 12, .kind = ObjectType::Kind::Page},
    {.type = 9, .bits = 21, .kind = ObjectType::Kind::Page},
    {.type = 10, .bits = 12, .kind = ObjectType::Kind::Table, .span_bits = 21},
    {.type = 11, .bits = 12, .kind = ObjectType::Kind::Table, .span_bits = 30},  // page directory
};
const std::vector<Word> table_spans = {39, 30, 21};

}  // namespace selfe::model
