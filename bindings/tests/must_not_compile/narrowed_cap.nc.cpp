// From a capability to anything back to one of a type there is only cap_cast.
// SPDX-License-Identifier: BSD-2-Clause
// error: conversion from .*Any.* to .*Tcb|no viable conversion
#include "selfe/tcb.hpp"

selfe::Cap<selfe::Tcb> narrowed(selfe::Cap<selfe::Any> any) {
#ifdef SELFE_MUST_NOT_COMPILE
    selfe::Cap<selfe::Tcb> tcb = any;
    return tcb;
#else
    return selfe::cap_cast<selfe::Tcb>(any);
#endif
}
