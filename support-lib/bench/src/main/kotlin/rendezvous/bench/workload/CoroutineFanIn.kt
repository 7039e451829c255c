package rendezvous.bench.workload

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** [FanIn] in coroutines. */
internal class CoroutineFanIn(
    private val capacity: Int,
    private val tasks: Int,
    private val times: Int,
) : Burst {
  private var sum = 0L

  override fun run() {
    sum = runBlocking(Dispatchers.Default) { (1..times).sumOf { once() } }
  }

  private suspend fun once(): Long = coroutineScope {
    val channel = Channel<Int>(capacity)
    for (i in 0..<tasks) {
      launch { channel.send(Elements.number(i)) }
    }
    var received = 0L
    for (i in 0..<tasks) {
      received += channel.receive()
    }
    received
  }

  override fun verify() = Elements.requireSum(Elements.sum(tasks) * times, sum)
}
