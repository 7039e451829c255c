package rendezvous.bench.workload

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** [PingPong] in coroutines. */
internal class CoroutinePingPong(private val roundTrips: Int) : Burst {
  private var sum = 0L

  override fun run() {
    sum =
        runBlocking(Dispatchers.Default) {
          val there = Channel<Int>()
          val back = Channel<Int>()
          launch {
            for (i in 0..<roundTrips) {
              back.send(there.receive())
            }
          }
          var received = 0L
          for (i in 0..<roundTrips) {
            there.send(Elements.number(i))
            received += back.receive()
          }
          received
        }
  }

  override fun verify() = Elements.requireSum(Elements.sum(roundTrips), sum)
}

/** [Ring] in coroutines. */
internal class CoroutineRing(private val nodes: Int, private val laps: Int) : Burst {
  private var last = 0

  override fun run() {
    last =
        runBlocking(Dispatchers.Default) {
          val into = List(nodes) { Channel<Int>() }
          for (node in 1..<nodes) {
            val next = into[(node + 1) % nodes]
            launch {
              for (lap in 0..<laps) {
                next.send(Elements.number(into[node].receive() + 1))
              }
            }
          }
          var token = 0
          for (lap in 0..<laps) {
            into[1].send(Elements.number(token + 1))
            token = into[0].receive()
          }
          token
        }
  }

  override fun verify() =
      Elements.requireSum(Elements.number(nodes * laps).toLong(), last.toLong())
}
