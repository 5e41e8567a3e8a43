// The stand-in's interface: the file that must be there.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once
