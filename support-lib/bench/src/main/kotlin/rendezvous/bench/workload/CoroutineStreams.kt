package rendezvous.bench.workload

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** [Streams] in coroutines: `send` and `receive` of a `Channel`. */
internal class CoroutineStreams(
    private val capacity: Int,
    private val groups: Int,
    private val pairs: Int,
    private val each: Int,
) : Burst {
  private var sum = 0L

  override fun run() {
    sum =
        runBlocking(Dispatchers.Default) {
          val receivers =
              List(groups) { Channel<Int>(capacity) }
                  .flatMap { channel ->
                    List(pairs) {
                      async { receive(channel) }.also { launch { send(channel) } }
                    }
                  }
          receivers.awaitAll().sum()
        }
  }

  private suspend fun send(channel: Channel<Int>) {
    for (i in 0..<each) {
      channel.send(Elements.number(i))
    }
  }

  private suspend fun receive(channel: Channel<Int>): Long {
    var received = 0L
    for (i in 0..<each) {
      received += channel.receive()
    }
    return received
  }

  override fun verify() = Elements.requireSum(Elements.sum(each) * groups * pairs, sum)
}
