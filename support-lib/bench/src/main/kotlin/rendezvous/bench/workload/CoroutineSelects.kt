package rendezvous.bench.workload

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.selects.select

/** [Selects] in coroutines: `onReceive` clauses, which are written anew at each `select`. */
internal class CoroutineSelects(
    private val capacity: Int,
    private val senders: Int,
    private val each: Int,
) : Burst {
  private var sum = 0L

  override fun run() {
    sum =
        runBlocking(Dispatchers.Default) {
          val channels = List(senders) { Channel<Int>(capacity) }
          for (channel in channels) {
            launch {
              for (i in 0..<each) {
                channel.send(Elements.number(i))
              }
            }
          }
          var received = 0L
          for (i in 0..<senders * each) {
            received += select<Int> { for (channel in channels) channel.onReceive { it } }
          }
          received
        }
  }

  override fun verify() = Elements.requireSum(Elements.sum(each) * senders, sum)
}
