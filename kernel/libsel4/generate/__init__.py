"""Generators of the kernel's user-level interface: headers, XML, bitfields, configuration.

SPDX-License-Identifier: BSD-2-Clause
"""
