// Fills a thread's block of thread-local variables.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/tls.hpp"

namespace selfe {

void* TlsImage::make_block(void* memory) const {
    const arch::TlsLayout layout = this->layout();
    auto* const block = static_cast<char*>(memory);
    __builtin_memset(block, 0, layout.size);
    __builtin_memcpy(block + layout.data, data, data_size);
    arch::fill_control_block(block + layout.thread_pointer);
    return block + layout.thread_pointer;
}

}  // namespace selfe
