// The calls that every kernel has, handed to the model.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel_model.hpp"
#include "selfe/panic.hpp"

#include <stdexcept>

namespace selfe {

using model::KernelModel;

namespace {

/// The rules about a slot's address that matter here: resolved to full depth from the one CNode.
bool is_address(Word root, Word depth) {
    return root == KernelModel::root && depth == word_bits;
}

}  // namespace

/// Ends a program on target; here a test sees that it would have.
void panic(const char* sentence) {
    throw std::logic_error(sentence);
}

namespace sys {
namespace {

seL4_Error raw(Error error) {
    return static_cast<seL4_Error>(error);
}

}  // namespace

void __assert_fail(const char* expression, const char*, int, const char*) {
    throw std::logic_error(expression);
}

seL4_Error seL4_Untyped_Retype(seL4_Word untyped, seL4_Word type, seL4_Word size_bits,
                               seL4_Word root, seL4_Word, seL4_Word node_depth,
                               seL4_Word node_offset, seL4_Word num_objects) {
    if (root != KernelModel::root || node_depth != 0) {
        return seL4_FailedLookup;
    }
    return raw(KernelModel::current().retype(untyped, type, size_bits, node_offset, num_objects));
}

seL4_Error seL4_CNode_Revoke(seL4_Word root, seL4_Word index, seL4_Uint8 depth) {
    return is_address(root, depth) ? raw(KernelModel::current().revoke(index)) : seL4_FailedLookup;
}

seL4_Error seL4_CNode_Delete(seL4_Word root, seL4_Word index, seL4_Uint8 depth) {
    return is_address(root, depth) ? raw(KernelModel::current().remove(index)) : seL4_FailedLookup;
}

seL4_Error seL4_CNode_Copy(seL4_Word root, seL4_Word index, seL4_Uint8 depth, seL4_Word from_root,
                           seL4_Word from_index, seL4_Uint8 from_depth, seL4_CapRights_t) {
    if (!is_address(root, depth) || !is_address(from_root, from_depth)) {
        return seL4_FailedLookup;
    }
    return raw(KernelModel::current().copy(index, from_index));
}

seL4_Word seL4_GetMR(int i) {
    return KernelModel::current().message[i];
}

}  // namespace sys
}  // namespace selfe
