package citiverse.models.criticality;

import java.util.stream.IntStream;

/// How near everything is to everything: E = Σ_{i≠j} 1/d_ij / (n(n−1)), d the least weight from i to j, 1/d = 0
/// where j is not reached (Latora and Marchiori 2001). In the unit of the network, so per millisecond on
/// streets.
public final class Efficiency {
    private Efficiency() {}

    /// Of a network; 0 where it has fewer than two vertices.
    public static double of(Network network) {
        int n = network.vertices();
        if (n < 2) {
            return 0;
        }
        double[] sums = IntStream.range(0, n)
                .parallel()
                .mapToDouble(goal -> {
                    Field field = Field.toward(network, new int[] {goal}, new int[] {0});
                    double sum = 0;
                    for (int v = 0; v < n; v++) {
                        if (v != goal && field.time(v) != Field.FAR) {
                            sum += 1.0 / field.time(v);
                        }
                    }
                    return sum;
                })
                .toArray();
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        return total / ((double) n * (n - 1));
    }
}
