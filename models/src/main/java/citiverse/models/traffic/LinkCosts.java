package citiverse.models.traffic;

/// Flow, generalised cost and its slope on every link, kept together while flows move.
final class LinkCosts {
    /// Keeps the slope of a root finite where there is no flow.
    private static final double LEAST_SATURATION = 1e-6;

    final double[] flow;
    final double[] cost;
    /// Derivative of the cost by the flow.
    final double[] slope;

    private final double[] fixed;
    private final double[] scale;
    private final double[] inverse;
    private final double[] power;
    private final byte[] whole;

    LinkCosts(RoadNetwork network, AssignmentSettings settings) {
        int links = network.links();
        flow = new double[links];
        cost = new double[links];
        slope = new double[links];
        fixed = new double[links];
        scale = new double[links];
        inverse = new double[links];
        power = network.power;
        whole = new byte[links];
        for (int link = 0; link < links; link++) {
            fixed[link] = network.closed(link)
                    ? Double.POSITIVE_INFINITY
                    : network.freeFlowTime[link]
                            + settings.tollFactor() * network.toll[link]
                            + settings.distanceFactor() * network.length[link];
            scale[link] = network.closed(link) ? 0 : network.freeFlowTime[link] * network.b[link];
            inverse[link] = network.closed(link) ? 0 : 1 / network.capacity(link);
            whole[link] = (byte) Power.whole(power[link]);
            set(link, 0);
        }
    }

    /// Sets the flow of a link; what rounding leaves below 0 counts as 0.
    void set(int link, double vehicles) {
        double v = vehicles > 0 ? vehicles : 0;
        flow[link] = v;
        double factor = scale[link];
        double x = v * inverse[link];
        if (whole[link] == 4) {
            double cube = factor * (x * x * x);
            cost[link] = fixed[link] + cube * x;
            slope[link] = 4 * cube * inverse[link];
        } else {
            setOther(link, factor, x);
        }
    }

    private void setOther(int link, double factor, double x) {
        int exponent = whole[link];
        if (exponent == 0 || factor == 0) {
            cost[link] = fixed[link] + factor;
            slope[link] = 0;
        } else if (exponent > 0) {
            double below = factor * Power.of(x, exponent - 1);
            cost[link] = fixed[link] + below * x;
            slope[link] = exponent * below * inverse[link];
        } else {
            double p = power[link];
            cost[link] = fixed[link] + factor * StrictMath.pow(x, p);
            slope[link] = factor * p * StrictMath.pow(Math.max(x, LEAST_SATURATION), p - 1) * inverse[link];
        }
    }

    /// Sum over links of flow times cost.
    double total() {
        double sum = 0;
        for (int link = 0; link < flow.length; link++) {
            if (flow[link] > 0) {
                sum += flow[link] * cost[link];
            }
        }
        return sum;
    }
}
