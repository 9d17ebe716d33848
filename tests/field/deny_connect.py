#!/usr/bin/env python3
"""Runs a program that may not connect, whatever the modes say: as under SELinux or AppArmor.

usage: deny_connect.py PROGRAM ARGUMENT...; connect(2) fails with EACCES (seccomp(2)).
"""

import ctypes
import errno
import os
import struct
import sys

CONNECT = {"x86_64": 42, "aarch64": 203}[os.uname().machine]
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
LOAD_WORD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06  # linux/bpf_common.h
ALLOW, FAIL = 0x7FFF0000, 0x00050000  # linux/seccomp.h

FILTER = b"".join(struct.pack("HBBI", *instruction) for instruction in (
    (LOAD_WORD, 0, 0, 0),  # the number of the system call
    (JUMP_IF_EQUAL, 0, 1, CONNECT),
    (RETURN, 0, 0, FAIL | errno.EACCES),
    (RETURN, 0, 0, ALLOW)))


class Program(ctypes.Structure):
    _fields_ = [("size", ctypes.c_ushort), ("code", ctypes.c_char_p)]


def main():
    libc = ctypes.CDLL(None, use_errno=True)
    program = Program(len(FILTER) // 8, FILTER)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or \
            libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program)):
        sys.exit(os.strerror(ctypes.get_errno()))
    os.execvp(sys.argv[1], sys.argv[1:])


main()
