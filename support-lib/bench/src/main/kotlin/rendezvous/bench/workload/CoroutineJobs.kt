package rendezvous.bench.workload

import kotlinx.coroutines.Job

/** A parent and its children. */
internal class JobFamily(val parent: Job, val children: List<Job>)

/** [Children] in coroutines: a `Job` and jobs that have it as their parent. */
internal class CoroutineJobs : Children<JobFamily>() {

  override fun family(children: Int): JobFamily {
    val parent = Job()
    return JobFamily(parent, List(children) { Job(parent) })
  }

  override fun cancel(family: JobFamily) = family.parent.cancel()

  override fun cancelled(family: JobFamily): Int = family.children.count { it.isCancelled }
}
