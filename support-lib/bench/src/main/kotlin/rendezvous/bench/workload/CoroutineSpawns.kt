package rendezvous.bench.workload

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** [Spawns] in coroutines: the scope waits for what is launched in it. */
internal object CoroutineSpawns {

  @JvmStatic
  fun run(tasks: Int, marks: ByteArray) {
    runBlocking(Dispatchers.Default) {
      for (i in 0..<tasks) {
        launch { marks[i] = 1 }
      }
    }
  }
}
