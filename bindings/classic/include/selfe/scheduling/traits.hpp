// Object types that the scheduler adds to Untyped.retype: none without scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once
