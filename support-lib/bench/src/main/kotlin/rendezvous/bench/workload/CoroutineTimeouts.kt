package rendezvous.bench.workload

import java.time.Duration
import kotlin.time.toKotlinDuration
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull

/** [Timeouts] in coroutines: `withTimeoutOrNull` around each `receive`. */
internal class CoroutineTimeouts(
    private val capacity: Int,
    private val elements: Int,
    limit: Duration,
) : Burst {
  private val limit = limit.toKotlinDuration()
  private var sum = 0L

  override fun run() {
    sum =
        runBlocking(Dispatchers.Default) {
          val channel = Channel<Int>(capacity)
          launch {
            for (i in 0..<elements) {
              channel.send(Elements.number(i))
            }
          }
          var received = 0L
          for (i in 0..<elements) {
            received += withTimeoutOrNull(limit) { channel.receive() } ?: error("timed out")
          }
          received
        }
  }

  override fun verify() = Elements.requireSum(Elements.sum(elements), sum)
}
