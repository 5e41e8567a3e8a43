// Objects and levels of translation of AArch32, as the manual and the architecture have them.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel_model.hpp"

namespace selfe::model {

const std::vector<ObjectType> object_types = {
    {.type = 0, .bits = 0, .is_sized = true},  // untyped
    {.type = 1, .bits = 10},                   // TCB
    {.type = 2, .bits = 4},                    // endpoint
    {.type = 3, .bits = 4},                    // notification
    {.type = 4, .bits = 4, .is_sized = true},  // CNode
    {.type = 5, .bits = 14},                   // page directory
    {.type = 6, .bits = 12, .kind = ObjectType::Kind::Page},
    {.type = 7, .bits = 16, .kind = ObjectType::Kind::Page},
    {.type = 8, .bits = 20, .kind = ObjectType::Kind::Page},  // section
    {.type = 9, .bits = 24, .kind = ObjectType::Kind::Page},  // super section
    {.type = 10, .bits = 10, .kind = ObjectType::Kind::Table},
};
const std::vector<Word> table_spans = {20};

}  // namespace selfe::model
