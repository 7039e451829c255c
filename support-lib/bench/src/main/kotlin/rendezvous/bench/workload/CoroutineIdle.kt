package rendezvous.bench.workload

import java.util.function.Supplier
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch

/** What [IdleBytes] makes of Kotlin's. */
internal object CoroutineIdle {

  @JvmStatic fun channel(capacity: Int): Any = Channel<Int>(capacity)

  /** Coroutines that have been suspended in `receive` when they are returned. */
  @JvmStatic
  fun receivers(): Supplier<Any> {
    val channel = Channel<Int>()
    val scope = CoroutineScope(Dispatchers.Default)
    return Supplier { scope.launch(start = CoroutineStart.UNDISPATCHED) { channel.receive() } }
  }

  @JvmStatic
  fun jobs(): Supplier<Any> {
    val parent = Job()
    return Supplier { Job(parent) }
  }
}
