package rendezvous.grader.box;

import java.util.List;

/**
 * The system calls that a program in the box has no use for: the network, other processes, the
 * kernel itself, and changes to files. By their numbers on x86-64 and on AArch64, which are in
 * Linux's {@code unistd.h}; -1 where there is none.
 */
final class DeniedCalls {
  private static final String TABLE =
      """
      socket 41 198
      connect 42 203
      accept 43 202
      sendto 44 206
      sendmsg 46 211
      bind 49 200
      listen 50 201
      socketpair 53 199
      fork 57 -1
      vfork 58 -1
      execve 59 221
      execveat 322 281
      kill 62 129
      tkill 200 130
      tgkill 234 131
      rt_sigqueueinfo 129 138
      rt_tgsigqueueinfo 297 240
      pidfd_send_signal 424 424
      pidfd_open 434 434
      pidfd_getfd 438 438
      ptrace 101 117
      process_vm_readv 310 270
      process_vm_writev 311 271
      unshare 272 97
      setns 308 268
      mount 165 40
      umount2 166 39
      chroot 161 51
      pivot_root 155 41
      bpf 321 280
      perf_event_open 298 241
      userfaultfd 323 282
      io_uring_setup 425 425
      io_uring_enter 426 426
      add_key 248 217
      request_key 249 218
      keyctl 250 219
      init_module 175 105
      finit_module 313 273
      kexec_load 246 104
      reboot 169 142
      open_by_handle_at 304 265
      shmget 29 194
      semget 64 190
      msgget 68 186
      mq_open 240 180
      truncate 76 45
      rename 82 -1
      renameat 264 38
      renameat2 316 276
      mkdir 83 -1
      mkdirat 258 34
      rmdir 84 -1
      link 86 -1
      linkat 265 37
      unlink 87 -1
      unlinkat 263 35
      symlink 88 -1
      symlinkat 266 36
      mknod 133 -1
      mknodat 259 33
      chmod 90 -1
      fchmod 91 52
      fchmodat 268 53
      fchmodat2 452 452
      chown 92 -1
      fchown 93 55
      lchown 94 -1
      fchownat 260 54
      utime 132 -1
      utimes 235 -1
      futimesat 261 -1
      utimensat 280 88
      setxattr 188 5
      lsetxattr 189 6
      fsetxattr 190 7
      removexattr 197 14
      lremovexattr 198 15
      fremovexattr 199 16
      """;

  private DeniedCalls() {}

  /** The numbers on this processor. */
  static List<Integer> numbers(boolean arm) {
    return TABLE
        .lines()
        .map(line -> Integer.parseInt(line.split(" ")[arm ? 2 : 1]))
        .filter(number -> number >= 0)
        .toList();
  }
}
