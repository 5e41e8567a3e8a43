// The console in use; constant-initialised, so that it works before any constructor has run.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/console.hpp"

namespace selfe {
namespace {

DebugConsole debug_console;

constinit detail::ConsoleSink sink = {&debug_console,
                                      [](void* console, const char* bytes, size_t size) {
                                          static_cast<DebugConsole*>(console)->write(bytes, size);
                                      }};

}  // namespace

void detail::set_console(ConsoleSink new_sink) {
    sink = new_sink;
}

void write_console(const char* bytes, size_t size) {
    sink.write(sink.console, bytes, size);
}

}  // namespace selfe
