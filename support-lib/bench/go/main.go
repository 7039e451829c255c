// The workloads of `course bench` in Go, as Go programmers write them.
//
//	bench WORKLOAD WARM-UPS ITERATIONS MILLISECONDS
//
// measures one workload, as JMH measures the others: iterations of so many milliseconds, of which
// the first are not counted. Prints the values as JSON, {"metric": value}; the only metric of a
// timed workload has no name.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"
)

// A burst is work that is timed: many operations, long enough that starting its goroutines weighs
// little. Only run is timed.
type burst struct {
	operations int
	prepare    func()
	run        func()
	verify     func() error
}

// An effort says how much is measured.
type effort struct {
	warmUps, iterations int
	iteration           time.Duration
}

func main() {
	if len(os.Args) != 5 {
		fail(fmt.Errorf("usage: bench WORKLOAD WARM-UPS ITERATIONS MILLISECONDS"))
	}
	values, err := measure(os.Args[1], effort{
		number(os.Args[2]),
		number(os.Args[3]),
		time.Duration(number(os.Args[4])) * time.Millisecond,
	})
	if err != nil {
		fail(err)
	}
	line, err := json.Marshal(values)
	if err != nil {
		fail(err)
	}
	fmt.Println(string(line))
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		fail(err)
	}
	return n
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}

func measure(workload string, e effort) (map[string]float64, error) {
	if b := timed(workload); b != nil {
		nanos, err := b.time(e)
		return map[string]float64{"": nanos}, err
	}
	if things := strings.TrimPrefix(workload, "idle-bytes-"); things != workload {
		bytes, err := idleBytes(things)
		return map[string]float64{"": bytes}, err
	}
	var carriers, pairs int
	for name, capacity := range map[string]int{"unbuffered": 0, "16": 16} {
		if n, _ := fmt.Sscanf(workload, "starvation-"+name+"-%dc-%dp", &carriers, &pairs); n == 2 {
			return starvation(capacity, pairs, e.iteration*time.Duration(e.warmUps+e.iterations))
		}
	}
	return nil, fmt.Errorf("there is no workload %q", workload)
}

// timed gives the burst of a workload, or nil if it is none that is timed.
func timed(workload string) *burst {
	switch workload {
	case "1-to-1-unbuffered":
		return streams(1, 1, 0)
	case "1-to-1-16":
		return streams(1, 1, 16)
	case "1-to-1-128":
		return streams(1, 1, 128)
	case "1-to-1-1024":
		return streams(1, 1, 1024)
	case "4-to-4-unbuffered":
		return streams(1, 4, 0)
	case "4-to-4-128":
		return streams(1, 4, 128)
	case "100-to-100-unbuffered":
		return streams(1, 100, 0)
	case "100-to-100-128":
		return streams(1, 100, 128)
	case "pairs-1000-unbuffered":
		return streams(1000, 1, 0)
	case "pairs-1000-16":
		return streams(1000, 1, 16)
	case "fan-in-1000-unbuffered":
		return fanIn(0)
	case "fan-in-1000-1000":
		return fanIn(1000)
	case "ping-pong":
		return pingPong()
	case "ring-1000":
		return ring()
	case "select-2-unbuffered":
		return select2(0)
	case "select-2-16":
		return select2(16)
	case "select-8-unbuffered":
		return select8(0)
	case "select-8-16":
		return select8(16)
	case "receive-timeout-unbuffered":
		return timeouts(0)
	case "receive-timeout-16":
		return timeouts(16)
	case "spawn-await-10k":
		return spawns(10_000)
	case "spawn-await-100k":
		return spawns(100_000)
	case "spawn-await-1m":
		return spawns(1_000_000)
	case "create-children-1":
		return createChildren(1)
	case "create-children-1000":
		return createChildren(1000)
	case "create-children-100k":
		return createChildren(100_000)
	case "cancel-children-1":
		return cancelChildren(1)
	case "cancel-children-1000":
		return cancelChildren(1000)
	case "cancel-children-100k":
		return cancelChildren(100_000)
	}
	return nil
}

// time gives the nanoseconds of one operation: the median of the iterations.
func (b *burst) time(e effort) (float64, error) {
	var measured []float64
	for i := 0; i < e.warmUps+e.iterations; i++ {
		var spent time.Duration
		bursts := 0
		for began := time.Now(); bursts == 0 || time.Since(began) < e.iteration; bursts++ {
			if b.prepare != nil {
				b.prepare()
			}
			start := time.Now()
			b.run()
			spent += time.Since(start)
			if err := b.verify(); err != nil {
				return 0, err
			}
		}
		if i >= e.warmUps {
			measured = append(measured, float64(spent.Nanoseconds())/float64(bursts*b.operations))
		}
	}
	sort.Float64s(measured)
	middle := len(measured) / 2
	if len(measured)%2 == 1 {
		return measured[middle], nil
	}
	return (measured[middle-1] + measured[middle]) / 2, nil
}

// element is what is sent: small numbers, as in the other languages.
func element(index int) int {
	return index & 127
}

func sumOf(count int) int {
	sum := 0
	for i := 0; i < count; i++ {
		sum += element(i)
	}
	return sum
}

func requireSum(expected, sum int) error {
	if sum != expected {
		return fmt.Errorf("elements were lost or duplicated: their sum is %d, not %d", sum, expected)
	}
	return nil
}
