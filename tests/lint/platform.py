#!/usr/bin/env python3
"""Checks that what only Linux or glibc has stands in the files that are Linux's.

Those are named NAME_linux.cpp. Beside each is NAME_posix.cpp, the same functions for every other
system, unless the file has a header of its own, NAME_linux.hpp, which only such files include.
Words in comments do not count. Prints each finding; exits with 1 if there is one.
"""

import os
import re
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(__file__), "../.."))
SOURCES = os.path.join(ROOT, "src")

HEADERS = ("linux/ asm/ bits/ sys/auxv.h sys/epoll.h sys/eventfd.h sys/fanotify.h sys/inotify.h "
           "sys/prctl.h sys/random.h sys/sendfile.h sys/signalfd.h sys/statfs.h sys/syscall.h "
           "sys/sysinfo.h sys/sysmacros.h sys/timerfd.h sys/timex.h sys/vfs.h sys/xattr.h byteswap.h "
           "endian.h error.h features.h gnu/ malloc.h netpacket/ obstack.h").split()
WORDS = """
    accept4 adjtimex close_range copy_file_range dup3 epoll_\\w+ eventfd explicit_bzero
    fallocate get_nprocs getauxval getrandom gettid inotify_\\w+ makedev mallopt malloc_\\w+
    memfd_create memrchr mempcpy mremap open_tree pidfd_\\w+ pipe2 ppoll prctl
    program_invocation_\\w+ pthread_setname_np qsort_r recvmmsg sched_\\w+affinity secure_getenv
    sendmmsg setns signalfd splice statx strchrnul strerror(?:desc|name)_np syscall sysinfo
    timerfd_\\w+ unshare
    AF_NETLINK AF_PACKET CLOCK_BOOTTIME CLOCK_\\w+_COARSE IP(?:V6)?_RECVERR MAP_ANONYMOUS
    MAP_POPULATE MFD_\\w+ MSG_CMSG_CLOEXEC MSG_ERRQUEUE MSG_MORE MSG_NOSIGNAL MSG_ZEROCOPY
    NETLINK_\\w+ O_DIRECT O_PATH O_TMPFILE PR_[A-Z]\\w+ RTLD_DEEPBIND SIGPWR SIGSTKFLT SIOC\\w+
    SO_BINDTODEVICE SO_EE_\\w+ SO_MARK SO_PEERCRED SO_TIMESTAMPNS SCM_TIMESTAMPNS SOCK_CLOEXEC
    SOCK_NONBLOCK TCP_CONGESTION TCP_CORK TCP_DEFER_ACCEPT TCP_INFO TCP_QUICKACK TCP_SYNCNT
    TCP_USER_TIMEOUT tcp_info ucred ECOMM ENONET EREMOTEIO EBADFD ENOTUNIQ
    __linux__ __gnu_linux__ __GLIBC\\w*
""".split()
# A name that is a macro on some systems cannot follow "::".
MACROS = "htonl htons ntohl ntohs sigaddset sigdelset sigemptyset sigfillset sigismember".split()

# What stands elsewhere all the same, because a few lines ask first whether it is there.
ALLOWED = {
    "cli/command_line/cli11.hpp": {"__GLIBCXX__"},
    "portable/first_pages.cpp": {"<sys/syscall.h>", "syscall"},  # built only for Linux: cmake/portable.cmake
    "connector/net/socket/socket.hpp": {"MSG_NOSIGNAL"},
    "connector/net/machine/time_server_posix.cpp": {"<sys/timex.h>"},
}

COMMENT_OR_TEXT = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)
HEADER = re.compile(r"<(?:%s)[\w/.]*>" % "|".join(re.escape(name) for name in HEADERS))
WORD = re.compile(r"\b(?:%s)\b" % "|".join(WORDS))
MACRO = re.compile(r"(?<![\w>])::(?:%s)\b" % "|".join(MACROS))
PLACE = re.compile(r'"/(?:proc|sys)[/"]')
OURS = re.compile(r'^\s*#\s*include\s+"([^"]+_linux\.hpp)"', re.MULTILINE)


def source_files():
    for folder, _, names in sorted(os.walk(SOURCES)):
        for name in sorted(names):
            if name.endswith((".cpp", ".hpp")):
                yield os.path.relpath(os.path.join(folder, name), SOURCES)


def is_linux(path):
    return path.endswith(("_linux.cpp", "_linux.hpp"))


def words_in(content):
    """Every word, header and path of Linux in the code."""
    yield from PLACE.findall(content)
    yield from HEADER.findall(content)
    code = COMMENT_OR_TEXT.sub(" ", content)
    yield from WORD.findall(code)
    yield from MACRO.findall(code)


def problems():
    paths = set(source_files())
    for path in sorted(paths):
        with open(os.path.join(SOURCES, path), encoding="utf-8") as file:
            content = file.read()
        if path.endswith("_linux.cpp"):
            name = path[:-len("_linux.cpp")]
            if name + "_posix.cpp" not in paths and name + "_linux.hpp" not in paths:
                yield "%s: there is no %s_posix.cpp beside it" % (path, name)
        if path.endswith("_posix.cpp") and path[:-len("_posix.cpp")] + "_linux.cpp" not in paths:
            yield "%s: there is no file of Linux beside it" % path
        if is_linux(path):
            continue
        for word in sorted(set(words_in(content)) - ALLOWED.get(path, set())):
            yield "%s: %s is Linux's: it belongs in a file named ..._linux.cpp" % (path, word)
        for header in OURS.findall(content):
            yield "%s includes %s: only files of Linux may" % (path, header)


found = list(problems())
for problem in found:
    print("platform: " + problem)
sys.exit(1 if found else 0)
