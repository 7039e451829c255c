package rendezvous.scheduler;

/** A place in the explored code at which another thread may be let run. */
record Site(String className, String method, String file, int line, String access) {}
