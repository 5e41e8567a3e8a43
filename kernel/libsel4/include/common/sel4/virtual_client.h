/* Stubs for invocations on virtual objects: there are none; the name is part of the layout. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once
