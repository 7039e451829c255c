"""Brings loopback up in a network namespace, where it is all there is, and becomes the command that follows."""

import fcntl
import os
import socket
import struct
import sys

SIOCSIFFLAGS = 0x8914
IFF_UP = 0x1 | 0x8 | 0x40

fcntl.ioctl(
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    SIOCSIFFLAGS,
    struct.pack("16sH14x", b"lo", IFF_UP),
)
os.execvp(sys.argv[1], sys.argv[1:])
